package dev.listkeeper.server.work;

import dev.listkeeper.export.Export;
import dev.listkeeper.export.run.Extent;
import dev.listkeeper.export.run.Trigger;
import dev.listkeeper.refresh.RefreshRun;
import dev.listkeeper.schedule.Schedule;
import dev.listkeeper.server.store.ScheduleMarks;
import dev.listkeeper.server.store.ScheduleMarks.Mark;
import dev.listkeeper.server.store.StoredSystemSchedule;
import dev.listkeeper.workspace.Definitions;
import dev.listkeeper.workspace.Workspace;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Starts what is due. It looks at the schedules as they are now, whoever changed them and how; of
 * times that passed while nobody looked it starts one.
 */
public final class Timekeeper {
  private static final Logger LOG = LoggerFactory.getLogger(Timekeeper.class);
  private static final String SYSTEM = "system";

  private final StoredSystemSchedule system;
  private final Definitions<Export> exports;
  private final ScheduleMarks marks;
  private final WorkQueue queue;
  private final TransactionOperations transaction;
  private final Workspace workspace;

  public Timekeeper(
      StoredSystemSchedule system,
      Definitions<Export> exports,
      ScheduleMarks marks,
      WorkQueue queue,
      TransactionOperations transaction,
      Workspace workspace) {
    this.system = system;
    this.exports = exports;
    this.marks = marks;
    this.queue = queue;
    this.transaction = transaction;
    this.workspace = workspace;
  }

  /** Looks once. */
  public void look() {
    Set<String> subjects = new HashSet<>();
    subjects.add(SYSTEM);
    system
        .find()
        .ifPresent(set ->
            consider(
                SYSTEM,
                set.schedule(),
                set.at(),
                () -> queue.startRefresh(RefreshRun.Trigger.SCHEDULE, set.by())));
    for (Export export : exports.all()) {
      export
          .schedule()
          .ifPresent(own -> {
            subjects.add(subject(export));
            consider(subject(export), own, workspace.clock().instant(), () -> start(export));
          });
    }
    marks.keepOnly(subjects);
  }

  private static String subject(Export export) {
    return "export " + export.key();
  }

  private void start(Export export) {
    queue.startRun(
        export.key(),
        Trigger.OWN_SCHEDULE,
        queue.exportUser(export.key()).orElse("Listkeeper"),
        Extent.CHANGES);
  }

  /**
   * @param since when this schedule began to count, should it be a new one
   */
  private void consider(String subject, Schedule schedule, Instant since, Runnable start) {
    Instant now = workspace.clock().instant();
    Optional<Mark> seen = marks.find(subject);
    Instant from =
        seen.filter(mark -> mark.schedule().equals(schedule)).map(Mark::until).orElse(since);
    Optional<Instant> due =
        schedule.next(from, workspace.zone()).filter(time -> !time.isAfter(now));
    boolean isNew = seen.filter(mark -> mark.schedule().equals(schedule)).isEmpty();
    if (due.isEmpty() && !isNew) {
      return; // nothing to note: the mark says what it said
    }
    transaction.executeWithoutResult(_ -> {
      if (marks.move(subject, seen, new Mark(schedule, now)) && due.isPresent()) {
        LOG.info("Due since {}: {}", due.get(), subject);
        start.run();
      }
    });
  }
}
