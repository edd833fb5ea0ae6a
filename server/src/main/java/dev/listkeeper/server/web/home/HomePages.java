package dev.listkeeper.server.web.home;

import dev.listkeeper.connection.ConnectionStates;
import dev.listkeeper.export.run.ExportRuns;
import dev.listkeeper.refresh.Refreshes;
import dev.listkeeper.server.connect.ConnectionHealth;
import dev.listkeeper.server.connect.ConnectionSetup;
import dev.listkeeper.server.store.DefinitionChanges;
import dev.listkeeper.server.store.ListSizes;
import dev.listkeeper.server.store.StoredSystemSchedule;
import dev.listkeeper.server.workspace.ConnectionRights;
import dev.listkeeper.server.workspace.Sections;
import dev.listkeeper.snapshot.Snapshots;
import dev.listkeeper.workspace.Workspace;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The first page. */
@Configuration(proxyBeanMethods = false)
@Import(HomeController.class)
public class HomePages {

  @Bean
  Attentions attentions(
      Sections sections,
      ConnectionStates states,
      ConnectionRights rights,
      StoredSystemSchedule schedule,
      DefinitionChanges changes,
      Workspace workspace) {
    return new Attentions(sections, states, rights, new LateExports(schedule, changes, workspace));
  }

  @Bean
  HomeViews homeViews(
      Sections sections,
      ConnectionStates states,
      Refreshes refreshes,
      ExportRuns runs,
      Snapshots snapshots,
      StoredSystemSchedule schedule,
      ConnectionSetup setup,
      ConnectionHealth health,
      Attentions attentions,
      ListSizes sizes,
      Workspace workspace) {
    return new HomeViews(
        sections,
        refreshes,
        runs,
        snapshots,
        schedule,
        setup,
        health,
        attentions,
        new FirstSteps(sections, states),
        new MembersChart(sizes, workspace),
        workspace);
  }
}
