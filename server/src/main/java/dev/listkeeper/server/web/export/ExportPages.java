package dev.listkeeper.server.web.export;

import dev.listkeeper.connection.ConnectionStates;
import dev.listkeeper.export.run.ExportRuns;
import dev.listkeeper.export.run.Reckoning;
import dev.listkeeper.query.QueryEngine;
import dev.listkeeper.server.store.DefinitionChanges;
import dev.listkeeper.server.store.StoredSystemSchedule;
import dev.listkeeper.server.workspace.ConnectionRights;
import dev.listkeeper.server.workspace.Sections;
import dev.listkeeper.snapshot.Snapshots;
import dev.listkeeper.workspace.Workspace;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The pages of exports. */
@Configuration(proxyBeanMethods = false)
@Import({
  ExportController.class,
  ExportFormPages.class,
  LeaveController.class,
  ScheduleController.class,
})
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
  ExportListViews exportListViews(
      Sections sections, ConnectionRights rights, ExportRuns runs, DefinitionChanges changes) {
    return new ExportListViews(sections, rights, runs, changes);
  }

  @Bean
  LeaveViews leaveViews(
      ExportRuns runs, ConnectionStates states, QueryEngine engine, Snapshots snapshots) {
    return new LeaveViews(runs, states, new Reckoning(engine, snapshots));
  }

  @Bean
  ScheduleViews exportScheduleViews(StoredSystemSchedule system, Workspace workspace) {
    return new ScheduleViews(system, workspace);
  }
}
