package dev.listkeeper.server.work;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceCurrentlyExecutingException;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceNotFoundException;
import com.github.kagkarlsson.scheduler.task.TaskInstanceId;
import dev.listkeeper.connection.ConnectionState;
import dev.listkeeper.connection.ConnectionStates;
import dev.listkeeper.export.Export;
import dev.listkeeper.export.run.ExportRun;
import dev.listkeeper.export.run.ExportRuns;
import dev.listkeeper.export.run.Extent;
import dev.listkeeper.export.run.RunState;
import dev.listkeeper.export.run.Trigger;
import dev.listkeeper.problem.Problem;
import dev.listkeeper.problem.ProblemCode;
import dev.listkeeper.refresh.ExportTasks;
import dev.listkeeper.refresh.RefreshRun;
import dev.listkeeper.refresh.Refreshes;
import dev.listkeeper.refresh.Task;
import dev.listkeeper.refresh.TaskLists;
import dev.listkeeper.server.installation.Installation;
import dev.listkeeper.server.security.CurrentUser;
import dev.listkeeper.server.store.StoredLeavings;
import dev.listkeeper.server.store.StoredLeavings.Leaving;
import dev.listkeeper.workspace.Cancellations;
import dev.listkeeper.workspace.Definitions;
import dev.listkeeper.workspace.Key;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Writes work down for whichever process takes it first: what is to be done and the scheduler's row
 * for it are one transaction.
 */
public final class WorkQueue implements Work, ExportTasks {
  private static final Logger LOG = LoggerFactory.getLogger(WorkQueue.class);

  /** Two that add the same at the same moment: the second finds it at its second try. */
  private static final int TRIES = 3;

  private final Stores stores;
  private final TaskLists lists;
  private final TransactionOperations transaction;
  private final Supplier<Scheduler> scheduler;
  private final Clock clock;
  private final Installation installation;

  /** Where work and what it is about are kept. */
  public record Stores(
      Refreshes refreshes,
      ExportRuns runs,
      Definitions<Export> exports,
      ConnectionStates connections,
      Cancellations cancellations,
      StoredLeavings leavings) {}

  public WorkQueue(
      Stores stores,
      TaskLists lists,
      TransactionOperations transaction,
      Supplier<Scheduler> scheduler,
      Installation installation,
      Clock clock) {
    this.stores = stores;
    this.lists = lists;
    this.transaction = transaction;
    this.scheduler = scheduler;
    this.installation = installation;
    this.clock = clock;
  }

  @Override
  public long startRefresh(CurrentUser by) {
    installation.requireRunning();
    return startRefresh(RefreshRun.Trigger.ON_DEMAND, by.email());
  }

  long startRefresh(RefreshRun.Trigger trigger, String by) {
    return add(Refreshes.SYSTEM, trigger, by, lists.ofTheSystem());
  }

  @Override
  public long startSourceRefresh(Key source, CurrentUser by) {
    installation.requireRunning();
    return add("source " + source, RefreshRun.Trigger.ON_DEMAND, by.email(), lists.of(source));
  }

  @Override
  public long startSegmentRefresh(Key segment, CurrentUser by) {
    installation.requireRunning();
    return add(
        "segment " + segment, RefreshRun.Trigger.ON_DEMAND, by.email(), lists.ofSegment(segment));
  }

  @Override
  public long startSegmentsRefresh(CurrentUser by) {
    installation.requireRunning();
    return add("segments", RefreshRun.Trigger.ON_DEMAND, by.email(), lists.ofSegments());
  }

  private long add(String scope, RefreshRun.Trigger trigger, String by, List<Task> tasks) {
    return written(
            () -> {
              RefreshRun refresh =
                  stores.refreshes().add(scope, trigger, by, clock.instant(), tasks);
              schedule(WorkName.of(refresh));
              return refresh;
            })
        .id();
  }

  @Override
  public int startRun(Key export, Extent extent, CurrentUser by) {
    installation.requireRunning();
    return startRun(export, Trigger.ON_DEMAND, by.email(), extent);
  }

  int startRun(Key export, Trigger trigger, String by, Extent extent) {
    if (stores.exports().find(export).isEmpty()) {
      throw new Problem(ProblemCode.NOT_FOUND, "There is no export '" + export + "'.");
    }
    return written(() -> add(export, trigger, by, extent)).number();
  }

  @Override
  public int leaveList(Key export, StoredLeavings.Step step, CurrentUser by) {
    installation.requireRunning();
    Export of =
        stores
            .exports()
            .find(export)
            .orElseThrow(
                () -> new Problem(ProblemCode.NOT_FOUND, "There is no export '" + export + "'."));
    if (of.connection().isEmpty() || of.list().isEmpty()) {
      throw new Problem(
          ProblemCode.INVALID_REQUEST,
          "The export has no connection or no list, so nobody can be taken off; leave them there.");
    }
    return written(
            () -> {
              ExportRun run = add(export, Trigger.ON_DEMAND, by.email(), Extent.NOBODY_STAYS);
              stores.leavings().save(new Leaving(export, run.number(), step, by.email()));
              return run;
            })
        .number();
  }

  private ExportRun add(Key export, Trigger trigger, String by, Extent extent) {
    ExportRun run =
        stores.runs().add(export, new ExportRun.Request(trigger, by, extent, clock.instant()));
    if (run.extent() == Extent.NOBODY_STAYS && run.list().isEmpty()) {
      stores
          .exports()
          .find(export)
          .flatMap(Export::list)
          .map(run::aimedAt)
          .ifPresent(stores.runs()::save);
    }
    schedule(WorkName.of(run));
    return run;
  }

  @Override
  public All startAll(CurrentUser by, Predicate<Export> may) {
    installation.requireRunning();
    List<Started> started = new ArrayList<>();
    List<LeftOut> leftOut = new ArrayList<>();
    for (Export export : stores.exports().all()) {
      Optional<Cause> cause =
          may.test(export) ? causeToLeaveOut(export) : Optional.of(Cause.NOT_ALLOWED);
      if (cause.isPresent()) {
        leftOut.add(new LeftOut(export, cause.get()));
      } else {
        started.add(new Started(export.key(), startRun(export.key(), Extent.CHANGES, by)));
      }
    }
    return new All(started, leftOut);
  }

  private static Optional<Cause> causeToLeaveOut(Export export) {
    if (!export.runsByItself()) {
      return Optional.of(Cause.SCHEDULE_OFF);
    }
    if (export.connection().isEmpty()) {
      return Optional.of(Cause.NO_CONNECTION);
    }
    return export.list().isEmpty() ? Optional.of(Cause.NO_LIST) : Optional.empty();
  }

  @Override
  public void cancelRefresh(long id, CurrentUser by) {
    ask(open(id).name(), by.email());
  }

  @Override
  public void cancelTask(long refresh, Task.Kind kind, Key key, CurrentUser by) {
    RefreshRun found = open(refresh);
    Task task =
        found.tasks().stream()
            .filter(candidate -> candidate.kind() == kind && candidate.key().equals(key))
            .findFirst()
            .orElseThrow(() ->
                new Problem(
                    ProblemCode.NOT_FOUND,
                    "Refresh " + refresh + " has no such task: " + kind + " '" + key + "'."));
    if (task.hasEnded()) {
      throw over("'" + task.displayName() + "' in refresh " + refresh);
    }
    ask(found.name(task), by.email());
  }

  private RefreshRun open(long id) {
    RefreshRun refresh =
        stores
            .refreshes()
            .find(id)
            .orElseThrow(
                () -> new Problem(ProblemCode.NOT_FOUND, "There is no refresh " + id + "."));
    if (refresh.endedAt().isPresent()) {
      throw over("Refresh " + id);
    }
    return refresh;
  }

  @Override
  public void cancelRun(Key export, int number, CurrentUser by) {
    ExportRun run = existing(export, number);
    if (run.status().isFinal()) {
      throw over("Run " + number + " of '" + export + "'");
    }
    cancel(run, by.email());
  }

  private static Problem over(String what) {
    return new Problem(ProblemCode.INVALID_REQUEST, what + " is over; there is nothing to cancel.");
  }

  @Override
  public void cancel(ExportRun run, String by) {
    ask(run.name(), by);
    wake(run);
  }

  @Override
  public void approveRun(Key export, int number, CurrentUser by) {
    installation.requireRunning();
    ExportRun run = existing(export, number);
    if (run.approval().isEmpty() || !stores.runs().approve(run.approved(by.email()), by.email())) {
      throw doesNotAsk(export, number);
    }
    wake(run);
  }

  @Override
  public void refuseRun(Key export, int number, CurrentUser by) {
    ExportRun run = existing(export, number);
    if (run.state() != RunState.NEEDS_APPROVAL || run.isApproved()) {
      throw doesNotAsk(export, number);
    }
    cancel(run, by.email());
  }

  private ExportRun existing(Key export, int number) {
    return find(export, number)
        .orElseThrow(() ->
            new Problem(
                ProblemCode.NOT_FOUND, "Export '" + export + "' has no run " + number + "."));
  }

  private static Problem doesNotAsk(Key export, int number) {
    return new Problem(
        ProblemCode.INVALID_REQUEST,
        "Run " + number + " of '" + export + "' does not wait for approval.");
  }

  /** Has a run that waits looked at now. */
  private void wake(ExportRun run) {
    TaskInstanceId instance = WorkName.of(run).instance();
    try {
      scheduler.get().reschedule(instance, clock.instant());
      scheduler.get().triggerCheckForDueExecutions();
    } catch (TaskInstanceNotFoundException e) {
      schedule(WorkName.of(run));
    } catch (TaskInstanceCurrentlyExecutingException e) {
      LOG.debug("{} is being worked on and sees it by itself", run.name());
    }
  }

  private void ask(String work, String by) {
    stores.cancellations().ask(work, by, clock.instant());
  }

  @Override
  public void queue(Key export, RefreshRun refresh, Consumer<ExportRun> record) {
    String by =
        refresh.trigger() == RefreshRun.Trigger.SCHEDULE
            ? exportUser(export).orElse(refresh.by())
            : refresh.by();
    written(() -> {
      ExportRun run = add(export, Trigger.SYSTEM_REFRESH, by, Extent.CHANGES);
      record.accept(run);
      return run;
    });
  }

  /** In whose name an export runs when nobody asked. */
  Optional<String> exportUser(Key export) {
    return stores
        .exports()
        .find(export)
        .flatMap(Export::connection)
        .map(stores.connections()::of)
        .flatMap(ConnectionState::exportUser);
  }

  @Override
  public Optional<ExportRun> find(Key export, int number) {
    return stores.runs().find(export, number);
  }

  /** Makes sure that everything unfinished is in the scheduler, such as after a restore. */
  void scheduleAllUnfinished() {
    stores.refreshes().unfinished().forEach(refresh -> schedule(WorkName.of(refresh)));
    stores.runs().unfinished().forEach(run -> schedule(WorkName.of(run)));
  }

  private void schedule(WorkName work) {
    scheduler.get().scheduleIfNotExists(work.instance(), clock.instant());
  }

  private <T> T written(Supplier<T> write) {
    T written = tryToWrite(write, 1);
    scheduler.get().triggerCheckForDueExecutions();
    return written;
  }

  private <T> T tryToWrite(Supplier<T> write, int attempt) {
    try {
      return Objects.requireNonNull(transaction.execute(_ -> write.get()));
    } catch (DuplicateKeyException e) {
      if (attempt == TRIES) {
        throw e;
      }
      return tryToWrite(write, attempt + 1);
    }
  }
}
