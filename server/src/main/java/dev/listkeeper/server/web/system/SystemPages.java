package dev.listkeeper.server.web.system;

import dev.listkeeper.export.run.ExportRuns;
import dev.listkeeper.refresh.Refreshes;
import dev.listkeeper.refresh.TaskHistory;
import dev.listkeeper.server.store.StoredSystemSchedule;
import dev.listkeeper.workspace.Cancellations;
import dev.listkeeper.workspace.Workspace;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The pages of the system itself. */
@Configuration(proxyBeanMethods = false)
@Import({
  AboutController.class,
  PauseController.class,
  RefreshController.class,
  ScheduleController.class,
  StatusController.class,
})
public class SystemPages {

  @Bean
  ScheduleViews systemScheduleViews(StoredSystemSchedule stored, Workspace workspace) {
    return new ScheduleViews(stored, workspace);
  }

  @Bean
  SystemStatusViews systemStatusViews(
      TaskHistory history, Refreshes refreshes, ScheduleViews schedule, Clock clock) {
    return new SystemStatusViews(history, refreshes, schedule, clock);
  }

  @Bean
  RefreshViews refreshViews(ExportRuns runs, Cancellations cancellations, Clock clock) {
    return new RefreshViews(runs, cancellations, clock);
  }
}
