package dev.listkeeper.refresh;

import dev.listkeeper.export.run.ExportRun;
import dev.listkeeper.export.run.RunCounts;
import dev.listkeeper.problem.Problem;
import dev.listkeeper.query.EngineException;
import dev.listkeeper.workspace.Cancellations;
import dev.listkeeper.workspace.Status;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/**
 * Brings everything up to date: data sources, profiles, segments, exports, in that order. What
 * fails makes what depends on it Skipped with that reason; the last good snapshot of everything
 * stays in use. For one caller at a time on one refresh: the caller sees to that.
 */
public final class Refresh {
  private static final System.Logger LOG = System.getLogger(Refresh.class.getName());

  private final Clock clock;
  private final Refreshes refreshes;
  private final Cancellations cancellations;
  private final Dependencies dependencies;
  private final DataTasks data;
  private final ExportTasks exports;

  public Refresh(
      Clock clock,
      Refreshes refreshes,
      Cancellations cancellations,
      Dependencies dependencies,
      DataTasks data,
      ExportTasks exports) {
    this.clock = clock;
    this.refreshes = refreshes;
    this.cancellations = cancellations;
    this.dependencies = dependencies;
    this.data = data;
    this.exports = exports;
  }

  /**
   * Does all that can be done now, and saves after every task. Gives the refresh ended, or waiting
   * for runs of exports: then it is to be called again. What was done before is not done again.
   */
  public RefreshRun advance(RefreshRun from) {
    RefreshRun refresh = from;
    for (int i = 0; i < refresh.tasks().size(); i++) {
      Task task = refresh.tasks().get(i);
      if (!task.hasEnded()) {
        refresh = task.kind() == Task.Kind.EXPORT ? export(refresh, i) : data(refresh, i);
      }
    }
    if (refresh.tasks().stream().anyMatch(task -> !task.hasEnded())) {
      return refresh;
    }
    data.keepTheLatest();
    boolean early = refresh.tasks().stream().anyMatch(task -> task.status() == Status.CANCELED);
    Optional<String> canceledBy = early ? cancellations.askedBy(refresh.name()) : Optional.empty();
    RefreshRun ended = refresh.ended(now(), canceledBy);
    refreshes.save(ended);
    return ended;
  }

  private RefreshRun data(RefreshRun from, int index) {
    Task task = from.tasks().get(index);
    Optional<Task> not = notDone(from, task);
    if (not.isPresent()) {
      return saved(from.with(index, not.get()));
    }
    Task started = task.started(now());
    RefreshRun refresh = saved(from.with(index, started));
    return saved(refresh.with(index, performed(refresh, started)));
  }

  private RefreshRun export(RefreshRun refresh, int index) {
    Task task = refresh.tasks().get(index);
    if (task.run().isPresent()) {
      return watch(refresh, index, task.run().get());
    }
    Optional<Task> not = notDone(refresh, task);
    if (not.isPresent()) {
      return saved(refresh.with(index, not.get()));
    }
    RefreshRun[] with = {refresh};
    exports.queue(
        task.key(),
        refresh,
        run -> with[0] = saved(refresh.with(index, task.running(run.number(), now()))));
    return with[0];
  }

  /** Looks how the run of an export is getting on. */
  private RefreshRun watch(RefreshRun refresh, int index, int number) {
    Task task = refresh.tasks().get(index);
    Optional<ExportRun> run = exports.find(task.key(), number);
    if (run.isEmpty()) {
      String gone = "Run " + number + " is gone; run the export again.";
      return saved(refresh.with(index, task.ended(Status.FAILED, gone, now())));
    }
    Status status = run.get().status();
    if (status.isFinal() || status == Status.NEEDS_APPROVAL) {
      return saved(refresh.with(index, task.ended(status, said(run.get()), now())));
    }
    canceledBy(refresh, task).ifPresent(by -> exports.cancel(run.get(), by));
    return refresh;
  }

  private RefreshRun saved(RefreshRun refresh) {
    refreshes.save(refresh);
    return refresh;
  }

  private Instant now() {
    return clock.instant();
  }

  /** The end of a task that is not to be begun. */
  private Optional<Task> notDone(RefreshRun refresh, Task task) {
    Optional<Task> canceled =
        canceledBy(refresh, task)
            .map(by -> task.ended(Status.CANCELED, "Canceled by " + by + ".", now()));
    return canceled.or(() ->
        dependencies
            .blockedBy(refresh, task)
            .map(reason -> task.ended(Status.SKIPPED, reason, now())));
  }

  private Optional<String> canceledBy(RefreshRun refresh, Task task) {
    return cancellations
        .askedBy(refresh.name())
        .or(() -> cancellations.askedBy(refresh.name(task)));
  }

  private Task performed(RefreshRun refresh, Task task) {
    try {
      DataTasks.Outcome outcome = data.perform(refresh, task);
      Status status = outcome.clean() ? Status.SUCCESSFUL : Status.COMPLETED_WITH_WARNINGS;
      return task.ended(status, outcome.note(), now());
    } catch (Problem problem) {
      return failed(task, problem, problem.sentence());
    } catch (EngineException failure) {
      return failed(task, failure, String.valueOf(failure.getMessage()));
    } catch (RuntimeException failure) {
      // A bug of ours in one task must not leave the whole refresh looking as if it were going on.
      LOG.log(
          System.Logger.Level.ERROR,
          "Task " + task.kind() + " " + task.key() + " broke off",
          failure);
      return failed(task, failure, "An error of Listkeeper's own; the log has the details.");
    }
  }

  /** When the program is ending the refresh stays as it is, and is taken up at the next start. */
  private Task failed(Task task, RuntimeException failure, String sentence) {
    if (Thread.currentThread().isInterrupted()) {
      throw failure;
    }
    return task.ended(Status.FAILED, sentence, now());
  }

  /** What there is to say about a run in one sentence. */
  static String said(ExportRun run) {
    RunCounts counts = run.counts();
    return run.failure()
        .map(ExportRun.Failure::sentence)
        .orElseGet(() ->
            EngineTasks.counted(counts.members(), "members")
                + ", "
                + EngineTasks.counted(counts.listMembers(), "on the list")
                + ", "
                + EngineTasks.counted(counts.heldBackTotal(), "held back"));
  }
}
