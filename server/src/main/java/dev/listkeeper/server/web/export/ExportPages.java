package dev.listkeeper.server.web.export;

import dev.listkeeper.connection.ConnectionStates;
import dev.listkeeper.export.run.ExportRuns;
import dev.listkeeper.server.web.customer.ModelReader;
import dev.listkeeper.server.workspace.Sections;
import dev.listkeeper.snapshot.Snapshots;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The pages of exports. */
@Configuration(proxyBeanMethods = false)
@Import({ExportController.class, ExportFormController.class})
public class ExportPages {

  @Bean
  ExportViews exportViews(
      Sections sections, ConnectionStates states, ExportRuns runs, Snapshots snapshots) {
    return new ExportViews(sections, states, runs, snapshots);
  }

  @Bean
  ExportFormViews exportFormViews(
      Sections sections, ConnectionStates states, Snapshots snapshots, ModelReader models) {
    return new ExportFormViews(sections, states, snapshots, models);
  }
}
