package dev.listkeeper.export.constantcontact;

import dev.listkeeper.connection.Connection;
import dev.listkeeper.connection.ConnectionState;
import dev.listkeeper.connection.ConnectionStates;
import dev.listkeeper.constantcontact.ConstantContactException;
import dev.listkeeper.constantcontact.QuotaExceeded;
import dev.listkeeper.constantcontact.limit.Sleeper;
import dev.listkeeper.constantcontact.list.ListId;
import dev.listkeeper.export.Export;
import dev.listkeeper.export.plan.Permits;
import dev.listkeeper.export.run.Approval;
import dev.listkeeper.export.run.ExportRun;
import dev.listkeeper.export.run.ExportRuns;
import dev.listkeeper.export.run.Extent;
import dev.listkeeper.export.run.RunState;
import dev.listkeeper.export.run.Trigger;
import dev.listkeeper.problem.Problem;
import dev.listkeeper.problem.ProblemCode;
import dev.listkeeper.profile.Profiles;
import dev.listkeeper.query.QueryEngine;
import dev.listkeeper.segment.Segment;
import dev.listkeeper.snapshot.Snapshots;
import dev.listkeeper.workspace.Cancellations;
import dev.listkeeper.workspace.Definitions;
import dev.listkeeper.workspace.Key;
import dev.listkeeper.workspace.Scratch;
import dev.listkeeper.workspace.Status;
import dev.listkeeper.workspace.Workspace;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;

/**
 * Runs exports, one state after another, and saves after each; a run that was cut off is resumed in
 * the state it was in. For one run of a list at a time: the caller sees to that.
 */
public final class ExportRunner {
  private static final System.Logger LOG = System.getLogger(ExportRunner.class.getName());

  private final Workspace workspace;
  private final Definitions<Export> exports;
  private final ConnectionStates connections;
  private final Accounts accounts;
  private final ExportRuns runs;
  private final Waiting waiting;
  private final Cancellations cancellations;
  private final RunSteps steps;
  private final Predicate<RuntimeException> isLost;

  /** What runs are made of. */
  public record Parts(
      Workspace workspace,
      QueryEngine engine,
      Snapshots snapshots,
      Profiles profiles,
      Definitions<Segment> segments,
      Definitions<Export> exports,
      Definitions<Connection> connectionDefinitions,
      ConnectionStates connections,
      Accounts accounts,
      ExportRuns runs,
      Permits permits,
      Cancellations cancellations,
      Sleeper sleeper) {}

  /**
   * @param isLost whether a failure means that a run can't be written down, because the database is
   *     gone or another process has the work: then it is thrown on, and the run stays as it is
   */
  public ExportRunner(Parts parts, Predicate<RuntimeException> isLost) {
    this.isLost = isLost;
    this.workspace = parts.workspace();
    this.exports = parts.exports();
    this.connections = parts.connections();
    this.accounts = parts.accounts();
    this.runs = parts.runs();
    this.waiting = new Waiting(parts.sleeper());
    this.cancellations = parts.cancellations();
    this.steps = new RunSteps(parts);
  }

  /** A new run, from queue to end. */
  public ExportRun run(Key export, Trigger trigger, String by) {
    return resume(queue(export, trigger, by, Extent.CHANGES));
  }

  /** A new run that waits to be resumed. */
  public ExportRun queue(Key export, Trigger trigger, String by, Extent extent) {
    return runs.add(
        export, new ExportRun.Request(trigger, by, extent, workspace.clock().instant()));
  }

  /**
   * Goes on with a run wherever it is, to its end. A queued or approved one whose list another run
   * is at work on is given back as it is, to be resumed later; so is one that waits for approval.
   */
  public ExportRun resume(ExportRun run) {
    Optional<Problem> canceled = canceled(run);
    if (canceled.isPresent() && !run.hasSent()) {
      return ended(run, Status.CANCELED, canceled.get());
    }
    if (canceled.isEmpty() && waitsForANewDay(run)) {
      return run;
    }
    // A run ends on the list it began with, whatever the export's list is by now.
    Optional<Export> export =
        exports.find(run.export()).map(now -> run.list().map(now::on).orElse(now));
    if (export.isEmpty()) {
      return ended(
          run, Status.SKIPPED, new Problem(ProblemCode.NOT_FOUND, "The export was removed."));
    }
    Optional<String> obstacle = obstacle(export.get());
    if (obstacle.isPresent()) {
      Problem problem = new Problem(ProblemCode.CONNECTION_NOT_READY, obstacle.get());
      return run.hasSent()
          ? steps.settleWithoutReadBack(run, export.get(), problem)
          : ended(run, Status.SKIPPED, problem);
    }
    return switch (run.state()) {
      case QUEUED -> fromTheQueue(run, export.get());
      case NEEDS_APPROVAL -> afterApproval(run, export.get());
      case PREFLIGHT -> {
        if (run.extent().sends()) {
          takePlaceOfWaiting(run);
        }
        yield onAccount(run.goingOn(), export.get());
      }
      case PULLING, PLANNED, IMPORTING, REMOVING, VERIFYING ->
          onAccount(run.goingOn(), export.get());
      case DONE -> run;
    };
  }

  private boolean waitsForANewDay(ExportRun run) {
    return run.resumesAt().filter(workspace.clock().instant()::isBefore).isPresent();
  }

  private ExportRun fromTheQueue(ExportRun run, Export export) {
    ExportRun begun = run.started(export.list().orElseThrow(), workspace.clock().instant());
    if (!begun.extent().sends()) {
      return isWorkedOn(begun) || !runs.begin(begun) ? run : onAccount(begun, export);
    }
    if (!runs.begin(begun)) {
      return run;
    }
    takePlaceOfWaiting(begun);
    return onAccount(begun, export);
  }

  /** Done again by a run that was cut off before its first step was over. */
  private void takePlaceOfWaiting(ExportRun run) {
    runs.unfinished().stream()
        .filter(other -> other.export().equals(run.export()))
        .filter(other -> other.state() == RunState.NEEDS_APPROVAL)
        .forEach(other ->
            ended(other, Status.SKIPPED, expired("run " + run.number() + " took its place")));
  }

  /** A plan made while somebody works on the list would be of a list that is half done. */
  private boolean isWorkedOn(ExportRun plan) {
    return runs.unfinished().stream()
        .anyMatch(other -> other.holdsItsList() && other.list().equals(plan.list()));
  }

  private ExportRun afterApproval(ExportRun run, Export export) {
    Approval approval = run.approval().orElseThrow();
    if (approval.isExpired(workspace.clock().instant())) {
      return ended(run, Status.SKIPPED, expired("nobody approved it within 24 hours"));
    }
    if (!exports.find(run.export()).filter(now -> steps.restsOn(now, approval)).isPresent()) {
      return ended(
          run, Status.SKIPPED, expired("its segments, its mapping or its list changed meanwhile"));
    }
    if (approval.approvedBy().isEmpty()) {
      return run;
    }
    ExportRun takenUp = run.takenUp();
    return runs.begin(takenUp) ? onAccount(takenUp, export) : run;
  }

  private static Problem expired(String why) {
    return new Problem(
        ProblemCode.PLAN_EXPIRED,
        "The plan that waited for approval expired: "
            + why
            + ". Nothing was sent; run the export again.");
  }

  private Optional<Problem> canceled(ExportRun run) {
    return cancellations
        .askedBy(run.name())
        .map(by -> new Problem(ProblemCode.CANCELED, "Canceled by " + by + "."));
  }

  /** Why the export can't run at all as it is set up. */
  private Optional<String> obstacle(Export export) {
    if (export.connection().isEmpty()) {
      return Optional.of("The export has no connection; give it one.");
    }
    if (export.list().isEmpty()) {
      return Optional.of("The export has no Constant Contact List ID; enter one.");
    }
    try {
      connections.of(export.connection().get()).requireReady();
    } catch (Problem problem) {
      return Optional.of(problem.sentence());
    }
    return Optional.empty();
  }

  private ExportRun onAccount(ExportRun run, Export export) {
    Key connection = export.connection().orElseThrow();
    AtomicLong calls = new AtomicLong(run.calls());
    try (Scratch scratch = Scratch.under(workspace);
        AccountSession session = accounts.open(connection, attempt -> calls.incrementAndGet())) {
      RunContext context =
          new RunContext(
              export,
              new ListId(export.list().orElseThrow().value()),
              session.account(),
              connections.of(connection).requireReady(),
              scratch.folder());
      return toTheEnd(run, context, calls);
    } catch (ConstantContactException failure) {
      return brokenOff(run, export, ServiceProblems.of(failure));
    } catch (Problem problem) {
      return brokenOff(run, export, problem);
    }
  }

  private ExportRun toTheEnd(ExportRun from, RunContext context, AtomicLong calls) {
    ExportRun run = from;
    Outage outage = Outage.NONE;
    // Somebody may have signed in to another account while the run was cut off.
    boolean isSameAccount = run.state() == RunState.PREFLIGHT;
    Problem problem;
    try {
      while (run.state() != RunState.DONE && run.state() != RunState.NEEDS_APPROVAL) {
        Optional<Problem> canceled = canceled(run);
        if (canceled.isPresent() && !run.hasSent()) {
          return ended(run.used(calls.get()), Status.CANCELED, canceled.get());
        }
        try {
          if (!isSameAccount) {
            Preflight.requireAgreed(context.account(), context.agreed());
            isSameAccount = true;
          }
          run = step(run, context).used(calls.get());
          outage = Outage.NONE;
        } catch (RuntimeException failure) {
          if (isLost.test(failure)) {
            throw failure;
          }
          if (failure instanceof QuotaExceeded quota && canceled.isEmpty()) {
            return untilANewDay(run.used(calls.get()), quota);
          }
          if (failure instanceof QuotaExceeded && canceled.isPresent()) {
            throw canceled.get();
          }
          outage = outage.goingOn();
          if (!Setbacks.mayPass(failure, run.hasSent())) {
            throw failure;
          }
          if (canceled.isPresent()) {
            throw canceled.get();
          }
          if (outage.isOver(run.hasSent())) {
            throw failure;
          }
          LOG.log(
              System.Logger.Level.WARNING,
              "Run {0} of {1} goes on in {2} s: {3}",
              run.number(),
              run.export(),
              outage.pause().toSeconds(),
              failure.getMessage());
          waiting.pause(outage.pause());
          run = run.used(calls.get());
        }
        runs.save(run);
      }
      return run;
    } catch (RuntimeException failure) {
      if (isLost.test(failure)) {
        throw failure; // the run stays as it is, for whoever takes it up
      }
      problem = Setbacks.problem(failure, context);
      if (run.hasSent() && Setbacks.isRefusal(failure)) {
        return refused(run.used(calls.get()), context, problem);
      }
    }
    return brokenOff(run.used(calls.get()), context.export(), problem);
  }

  /** The service takes no more; what it took before is awaited, and seen on the list. */
  private ExportRun refused(ExportRun run, RunContext context, Problem problem) {
    try {
      return steps.settleWithReadBack(run, context, problem);
    } catch (RuntimeException failure) {
      boolean isPaused = failure instanceof Problem paused && paused.code() == ProblemCode.PAUSED;
      if (isPaused || isLost.test(failure)) {
        throw failure;
      }
      LOG.log(
          System.Logger.Level.WARNING,
          "Run {0} of {1} is settled without reading the list: {2}",
          run.number(),
          run.export(),
          failure.getMessage());
      return brokenOff(run, context.export(), problem);
    }
  }

  /** Given back, to be resumed when the API key has calls again; it holds its list meanwhile. */
  private ExportRun untilANewDay(ExportRun run, QuotaExceeded quota) {
    ExportRun waiting = run.waitingUntil(quota.resetsAt());
    runs.save(waiting);
    LOG.log(
        System.Logger.Level.INFO,
        "Run {0} of {1} waits until {2} for a new day's calls, {3}",
        run.number(),
        run.export(),
        quota.resetsAt(),
        run.state());
    return waiting;
  }

  private ExportRun step(ExportRun run, RunContext context) {
    Instant begun = workspace.clock().instant();
    ExportRun next = steps.next(run, context);
    LOG.log(
        System.Logger.Level.INFO,
        "Run {0} of {1}: {2} to {3} in {4} ms",
        run.number(),
        run.export(),
        run.state(),
        next.state(),
        Duration.between(begun, workspace.clock().instant()).toMillis());
    return next;
  }

  /** Ends a run that failed; what was sent so far goes into outcomes and ledger. */
  private ExportRun brokenOff(ExportRun run, Export export, Problem problem) {
    if (Thread.currentThread().isInterrupted() || problem.code() == ProblemCode.PAUSED) {
      // The program is ending, or everything is paused: the run stays as it is and is resumed
      // later.
      throw problem;
    }
    if (problem.code() == ProblemCode.RECONNECT_NEEDED) {
      export
          .connection()
          .map(connections::of)
          .map(ConnectionState::broken)
          .ifPresent(connections::save);
    }
    if (!run.hasSent()) {
      return ended(run, Status.FAILED, problem);
    }
    try {
      return steps.settleWithoutReadBack(run, export, problem);
    } catch (RuntimeException failure) {
      if (isLost.test(failure)) {
        throw failure; // ended without its ledger, it would have forgotten whom it sent
      }
      // A run that can't even be settled must not look as if it were going on.
      LOG.log(
          System.Logger.Level.ERROR,
          "Run " + run.number() + " of " + run.export() + " could not be settled",
          failure);
      return ended(run, Status.FAILED, problem);
    }
  }

  private ExportRun ended(ExportRun run, Status status, Problem problem) {
    ExportRun end =
        run.ended(
            status,
            Optional.of(new ExportRun.Failure(problem.code(), problem.sentence())),
            workspace.clock().instant());
    runs.save(end);
    steps.forget(end);
    return end;
  }
}
