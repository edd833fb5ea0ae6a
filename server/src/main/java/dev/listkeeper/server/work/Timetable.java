package dev.listkeeper.server.work;

import dev.listkeeper.export.Export;
import dev.listkeeper.export.run.Extent;
import dev.listkeeper.export.run.Trigger;
import dev.listkeeper.refresh.RefreshRun;
import dev.listkeeper.schedule.Schedule;
import dev.listkeeper.schedule.Timekeeper;
import dev.listkeeper.schedule.Timekeeper.Timed;
import dev.listkeeper.server.store.StoredSystemSchedule;
import dev.listkeeper.workspace.Definitions;
import dev.listkeeper.workspace.Workspace;
import java.util.ArrayList;
import java.util.List;

/** What has times of its own: the system's refresh, and exports with a schedule of their own. */
public final class Timetable {
  private static final String SYSTEM = "system";

  private final StoredSystemSchedule system;
  private final Definitions<Export> exports;
  private final WorkQueue queue;
  private final Timekeeper timekeeper;
  private final Workspace workspace;

  public Timetable(
      StoredSystemSchedule system,
      Definitions<Export> exports,
      WorkQueue queue,
      Timekeeper timekeeper,
      Workspace workspace) {
    this.system = system;
    this.exports = exports;
    this.queue = queue;
    this.timekeeper = timekeeper;
    this.workspace = workspace;
  }

  /** Starts what is due. */
  public void look() {
    List<Timed> all = new ArrayList<>();
    system.find().map(this::refresh).ifPresent(all::add);
    for (Export export : exports.all()) {
      export.schedule().map(own -> run(export, own)).ifPresent(all::add);
    }
    timekeeper.look(all);
  }

  private Timed refresh(StoredSystemSchedule.Set set) {
    return new Timed(
        SYSTEM,
        set.schedule(),
        set.at(),
        () -> queue.startRefresh(RefreshRun.Trigger.SCHEDULE, set.by()));
  }

  private Timed run(Export export, Schedule own) {
    return new Timed(
        "export " + export.key(), own, workspace.clock().instant(), () -> start(export));
  }

  private void start(Export export) {
    queue.startRun(
        export.key(),
        Trigger.OWN_SCHEDULE,
        queue.exportUser(export.key()).orElse("Listkeeper"),
        Extent.CHANGES);
  }
}
