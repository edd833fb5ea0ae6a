package dev.listkeeper.server.config;

import dev.listkeeper.connection.ConnectionStates;
import dev.listkeeper.export.Export;
import dev.listkeeper.export.constantcontact.ExportRunner;
import dev.listkeeper.export.constantcontact.Harvest;
import dev.listkeeper.export.run.ExportRuns;
import dev.listkeeper.export.run.OldRuns;
import dev.listkeeper.refresh.Dependencies;
import dev.listkeeper.refresh.Refresh;
import dev.listkeeper.refresh.Refreshes;
import dev.listkeeper.refresh.TaskHistory;
import dev.listkeeper.refresh.TaskLists;
import dev.listkeeper.schedule.ScheduleMarks;
import dev.listkeeper.schedule.Timekeeper;
import dev.listkeeper.segment.Segment;
import dev.listkeeper.server.installation.Installation;
import dev.listkeeper.server.notify.Notifier;
import dev.listkeeper.server.store.Fence;
import dev.listkeeper.server.store.StoredLeavings;
import dev.listkeeper.server.store.StoredSystemSchedule;
import dev.listkeeper.server.user.Users;
import dev.listkeeper.server.work.LeavingList;
import dev.listkeeper.server.work.Performer;
import dev.listkeeper.server.work.Timetable;
import dev.listkeeper.server.work.WorkQueue;
import dev.listkeeper.server.work.WorkScheduler;
import dev.listkeeper.server.workspace.ConnectionRights;
import dev.listkeeper.server.workspace.Sections;
import dev.listkeeper.server.workspace.WorkspaceEditor;
import dev.listkeeper.snapshot.Snapshots;
import dev.listkeeper.workspace.Cancellations;
import dev.listkeeper.workspace.Definitions;
import dev.listkeeper.workspace.Workspace;
import java.time.Clock;
import java.time.Duration;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.support.TransactionOperations;

/** Work in the background: where it is written down, who does it, and what starts it by itself. */
@Configuration(proxyBeanMethods = false)
class ScheduleConfiguration {
  private static final Duration SWEEP_GRACE = Duration.ofHours(1);

  @Bean
  TaskLists taskLists(
      Definitions<dev.listkeeper.source.DataSource> sources,
      Definitions<Segment> segments,
      Definitions<Export> exports) {
    return new TaskLists(sources, segments, exports);
  }

  @Bean
  TaskHistory taskHistory(TaskLists lists, Refreshes refreshes, ExportRuns runs) {
    return new TaskHistory(lists, refreshes, runs);
  }

  @Bean
  WorkQueue workQueue(
      Refreshes refreshes,
      ExportRuns runs,
      TaskLists lists,
      Definitions<Export> exports,
      ConnectionStates connections,
      Cancellations cancellations,
      StoredLeavings leavings,
      TransactionOperations transaction,
      ObjectProvider<WorkScheduler> scheduler,
      Installation installation,
      Clock clock) {
    return new WorkQueue(
        new WorkQueue.Stores(refreshes, runs, exports, connections, cancellations, leavings),
        lists,
        transaction,
        () -> scheduler.getObject().rows(), // it does what is queued here, so each knows the other
        installation,
        clock);
  }

  @Bean
  LeavingList leavingList(
      StoredLeavings leavings,
      Sections sections,
      WorkspaceEditor editor,
      ConnectionRights rights,
      Users users) {
    return new LeavingList(leavings, sections, editor, rights, users);
  }

  @Bean
  Performer performer(
      Refresh refresh,
      Refreshes refreshes,
      Dependencies dependencies,
      ExportRunner runner,
      ExportRuns runs,
      Cancellations cancellations,
      LeavingList leaving,
      Workspace workspace) {
    return new Performer(
        refresh, refreshes, dependencies, runner, runs, cancellations, leaving, workspace.clock());
  }

  @Bean
  Timetable timetable(
      StoredSystemSchedule system,
      Definitions<Export> exports,
      WorkQueue queue,
      ScheduleMarks marks,
      Workspace workspace) {
    return new Timetable(
        system,
        exports,
        queue,
        new Timekeeper(marks, workspace.clock(), workspace.zone()),
        workspace);
  }

  @Bean
  WorkScheduler workScheduler(
      DataSource database,
      Clock clock,
      Performer performer,
      Timetable timetable,
      WorkQueue queue,
      Snapshots snapshots,
      ExportRuns runs,
      Settings settings,
      Installation installation,
      Fence fence,
      Harvest harvest,
      Notifier notifier) {
    if (settings.database() instanceof DatabaseAddress.Embedded) {
      fence.releaseAll();
    }
    return new WorkScheduler(
        database,
        clock,
        performer,
        timetable,
        queue,
        installation,
        harvest::slice,
        notifier::look,
        () -> {
          new OldRuns(runs, snapshots, clock, settings.keepRuns()).forget();
          snapshots.sweep(SWEEP_GRACE);
        });
  }
}
