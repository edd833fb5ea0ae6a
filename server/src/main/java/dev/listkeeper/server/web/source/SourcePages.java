package dev.listkeeper.server.web.source;

import dev.listkeeper.profile.Customers;
import dev.listkeeper.refresh.Refreshes;
import dev.listkeeper.snapshot.Snapshots;
import dev.listkeeper.source.SourceReader;
import dev.listkeeper.workspace.Definitions;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The pages of data sources. */
@Configuration(proxyBeanMethods = false)
@Import({
  AddSourceController.class,
  SourceController.class,
  SourceFormController.class,
  TableController.class,
  RejectsController.class
})
public class SourcePages {

  @Bean
  SourceFormViews sourceFormViews(SourceReader reader, Definitions<Customers> customers) {
    return new SourceFormViews(reader, customers);
  }

  @Bean
  SourceViews sourceViews(Snapshots snapshots, Refreshes refreshes) {
    return new SourceViews(snapshots, refreshes);
  }
}
