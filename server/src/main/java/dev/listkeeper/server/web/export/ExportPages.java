package dev.listkeeper.server.web.export;

import dev.listkeeper.connection.ConnectionStates;
import dev.listkeeper.export.run.ExportRuns;
import dev.listkeeper.server.web.customer.ModelReader;
import dev.listkeeper.server.workspace.ConnectionRights;
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
      Sections sections,
      ConnectionRights rights,
      ConnectionStates states,
      ExportRuns runs,
      Snapshots snapshots) {
    return new ExportViews(sections, rights, states, runs, snapshots);
  }

  @Bean
  ExportFormViews exportFormViews(
      Sections sections,
      ConnectionRights rights,
      ConnectionStates states,
      Snapshots snapshots,
      ModelReader models) {
    return new ExportFormViews(sections, rights, states, snapshots, models);
  }
}
