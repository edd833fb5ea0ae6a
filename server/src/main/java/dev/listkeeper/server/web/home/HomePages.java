package dev.listkeeper.server.web.home;

import dev.listkeeper.connection.ConnectionStates;
import dev.listkeeper.export.run.ExportRuns;
import dev.listkeeper.refresh.Refreshes;
import dev.listkeeper.server.workspace.Sections;
import dev.listkeeper.snapshot.Snapshots;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The first page. */
@Configuration(proxyBeanMethods = false)
@Import(HomeController.class)
public class HomePages {

  @Bean
  HomeViews homeViews(
      Sections sections,
      ConnectionStates states,
      Refreshes refreshes,
      ExportRuns runs,
      Snapshots snapshots) {
    return new HomeViews(sections, states, refreshes, runs, snapshots);
  }
}
