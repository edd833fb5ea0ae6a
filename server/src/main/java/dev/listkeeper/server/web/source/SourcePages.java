package dev.listkeeper.server.web.source;

import dev.listkeeper.refresh.Refreshes;
import dev.listkeeper.snapshot.Snapshots;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The pages of data sources. */
@Configuration(proxyBeanMethods = false)
@Import({SourceController.class, TableController.class, RejectsController.class})
public class SourcePages {

  @Bean
  SourceViews sourceViews(Snapshots snapshots, Refreshes refreshes) {
    return new SourceViews(snapshots, refreshes);
  }
}
