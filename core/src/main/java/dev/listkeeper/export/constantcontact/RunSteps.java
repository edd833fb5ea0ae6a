package dev.listkeeper.export.constantcontact;

import static dev.listkeeper.query.Expressions.present;
import static dev.listkeeper.query.Expressions.ref;
import static dev.listkeeper.query.Expressions.select;

import dev.listkeeper.connection.ConnectionState;
import dev.listkeeper.export.Export;
import dev.listkeeper.export.plan.OptOuts;
import dev.listkeeper.export.plan.PlanRow;
import dev.listkeeper.export.plan.Planner;
import dev.listkeeper.export.plan.Subtraction;
import dev.listkeeper.export.run.Batch;
import dev.listkeeper.export.run.ExportRun;
import dev.listkeeper.export.run.ExportRuns;
import dev.listkeeper.export.run.Reckoning;
import dev.listkeeper.export.run.RunCounts;
import dev.listkeeper.export.run.RunState;
import dev.listkeeper.export.run.Settled;
import dev.listkeeper.problem.Problem;
import dev.listkeeper.problem.ProblemCode;
import dev.listkeeper.profile.CustomerModel;
import dev.listkeeper.profile.Profiles;
import dev.listkeeper.query.Query;
import dev.listkeeper.query.QueryEngine;
import dev.listkeeper.query.Snapshot;
import dev.listkeeper.snapshot.DatasetName;
import dev.listkeeper.snapshot.Snapshots;
import dev.listkeeper.snapshot.Version;
import dev.listkeeper.workspace.Cancellations;
import dev.listkeeper.workspace.Key;
import dev.listkeeper.workspace.Status;
import dev.listkeeper.workspace.Workspace;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What happens in each state of a run. Every step can be repeated: it finds what an earlier try
 * left.
 */
final class RunSteps {
  private static final System.Logger LOG = System.getLogger(RunSteps.class.getName());

  /** After this what was pulled is too old to send by. */
  static final Duration FRESH = Duration.ofMinutes(15);

  /** How many distinct sendable addresses an export may have. */
  static final long LIMIT = 1_000_000;

  private final Workspace workspace;
  private final QueryEngine engine;
  private final Snapshots snapshots;
  private final Profiles profiles;
  private final ExportRuns runs;
  private final Reckoning reckoning;
  private final ListReader reader;
  private final Importing importing;
  private final Cancellations cancellations;

  RunSteps(ExportRunner.Parts parts) {
    this.workspace = parts.workspace();
    this.engine = parts.engine();
    this.snapshots = parts.snapshots();
    this.profiles = parts.profiles();
    this.runs = parts.runs();
    this.reckoning = new Reckoning(engine, snapshots);
    Waiting waiting = new Waiting(parts.sleeper());
    this.reader = new ListReader(waiting);
    this.cancellations = parts.cancellations();
    this.importing = new Importing(engine, runs, cancellations, waiting);
  }

  /** Does the step of the run's state and gives the run in its next state. */
  ExportRun next(ExportRun run, RunContext context, ConnectionState.Account agreed) {
    return switch (run.state()) {
      case PREFLIGHT -> {
        requireReadable(context.export());
        Preflight.check(context.account(), agreed, context.list());
        yield run.to(RunState.PULLING);
      }
      case PULLING -> plan(run, context, agreed);
      case PLANNED -> isFresh(run) ? planned(run, context) : run.to(RunState.PULLING);
      case IMPORTING -> isFresh(run) ? send(run, context) : send(pullAgain(run, context), context);
      case VERIFYING -> verify(run, context);
      case QUEUED, NEEDS_APPROVAL, REMOVING, DONE ->
          throw new IllegalStateException("A run has no step in state " + run.state() + ".");
    };
  }

  /** Refuses, before the first call, an export whose segments or attributes are not there. */
  private void requireReadable(Export export) {
    members(export);
    profiles.current().attributes(export.matching().attributes());
  }

  private boolean isFresh(ExportRun run) {
    Instant oldest = workspace.clock().instant().minus(FRESH);
    return run.pulledAt().map(pulled -> pulled.isAfter(oldest)).orElse(false);
  }

  private ExportRun send(ExportRun run, RunContext context) {
    Snapshot plan = plan(run);
    List<Batch> batches = importing.send(context, run, plan, reckoning.travelling(plan));
    return run.imported(batches.size()).to(RunState.VERIFYING);
  }

  /**
   * Reads list and opt-outs again after a pause, and takes out of what is unsent who must no longer
   * travel.
   */
  private ExportRun pullAgain(ExportRun run, RunContext context) {
    Export export = context.export();
    importing.resolve(context, run);
    long sent = importing.lastSent(run);
    Instant begun = workspace.clock().instant();
    Query suppressed = suppressed(context);
    Query listed = reader.addresses(context.account(), context.list(), context.scratch());
    Snapshot list = snapshots.write(export.dataset(DatasetName.Kind.LISTED), listed);
    Snapshot less =
        snapshots.write(
            run.plan(), Subtraction.of(plan(run), sent, suppressed, new Query.Scan(list)));
    snapshots.commit(run.plan(), less, "plan of run " + run.number() + ", pulled again");
    snapshots.retain(run.plan(), 1);
    snapshots.commit(
        export.dataset(DatasetName.Kind.LISTED), list, "as read by run " + run.number());
    snapshots.retain(export.dataset(DatasetName.Kind.LISTED), 1);
    LOG.log(
        System.Logger.Level.INFO,
        "Run {0} of {1}: pulled again after a pause, in {2} ms",
        run.number(),
        run.export(),
        Duration.between(begun, workspace.clock().instant()).toMillis());
    return run.pulled(workspace.clock().instant());
  }

  private static Query suppressed(RunContext context) {
    return Pull.suppressed(
        context.account(), context.scratch().resolve("suppressed-" + UUID.randomUUID() + ".txt"));
  }

  private ExportRun plan(ExportRun run, RunContext context, ConnectionState.Account account) {
    Export export = context.export();
    Instant begun = workspace.clock().instant();
    Query suppressed = suppressed(context);
    Query listed = reader.addresses(context.account(), context.list(), context.scratch());
    Version list =
        snapshots.store(
            export.dataset(DatasetName.Kind.LISTED), listed, "as read by run " + run.number());
    snapshots.retain(export.dataset(DatasetName.Kind.LISTED), 1);
    List<Snapshot> segments = members(export);
    DatasetName optOuts = new DatasetName(DatasetName.Kind.OPT_OUTS, account.id());
    Query knownBefore = OptOuts.of(snapshots.latest(optOuts).map(Version::snapshot));
    CustomerModel model = profiles.current();
    Snapshot plan =
        new Planner(engine)
            .plan(
                new Planner.Inputs(
                    segments,
                    model,
                    export.matching(),
                    suppressed,
                    knownBefore,
                    new Query.Scan(list.snapshot()),
                    reckoning.ledger(export)),
                context.scratch(),
                snapshots.folder(run.plan()));
    snapshots.commit(run.plan(), plan, "plan of run " + run.number());
    snapshots.retain(run.plan(), 1);
    List<Query> seen =
        List.of(
            knownBefore,
            OptOuts.current(model, export.matching()),
            new Query.Scan(plan),
            reckoning.ledger(export));
    snapshots.store(optOuts, OptOuts.known(seen, suppressed), "as of run " + run.number());
    snapshots.retain(optOuts, 1);
    RunCounts counts =
        reckoning.planned(plan, reckoning.ledger(export), new Query.Scan(list.snapshot()));
    requireAll(counts, segments);
    requireWithinLimit(counts, plan);
    LOG.log(
        System.Logger.Level.INFO,
        "Run {0} of {1}: pulled in {2} ms, planned in {3} ms",
        run.number(),
        run.export(),
        Duration.between(begun, list.committedAt()).toMillis(),
        Duration.between(list.committedAt(), workspace.clock().instant()).toMillis());
    return run.pulled(list.committedAt()).counted(counts).to(RunState.PLANNED);
  }

  private List<Snapshot> members(Export export) {
    List<Snapshot> members = new ArrayList<>();
    for (Key segment : export.segments()) {
      members.add(
          snapshots
              .require(
                  new DatasetName(DatasetName.Kind.MEMBERS, segment.value()),
                  "The segment '" + segment + "' has no members yet; refresh it first.")
              .snapshot());
    }
    return members;
  }

  /** The plan must hold every member exactly once. */
  private void requireAll(RunCounts counts, List<Snapshot> segments) {
    Query union =
        new Query.Append(
            segments.stream().map(segment -> (Query) new Query.Scan(segment)).toList());
    long members =
        segments.size() == 1 ? segments.getFirst().rows() : engine.count(new Query.Distinct(union));
    if (counts.members() != members || !counts.addUp()) {
      throw new Problem(
          ProblemCode.RUN_INCONSISTENT,
          "The plan has "
              + counts.members()
              + " rows for "
              + members
              + " members; nothing was sent. This is an error of ours.");
    }
  }

  private void requireWithinLimit(RunCounts counts, Snapshot plan) {
    if (counts.members() <= LIMIT) {
      return;
    }
    Query addresses =
        select(
            new Query.Filter(new Query.Scan(plan), present(ref(PlanRow.ADDRESS))), PlanRow.ADDRESS);
    long sendable = engine.count(new Query.Distinct(addresses));
    if (sendable > LIMIT) {
      throw new Problem(
          ProblemCode.LIMIT_EXCEEDED,
          "The segments have "
              + sendable
              + " sendable addresses and an export may have "
              + LIMIT
              + "; nothing was sent. Choose fewer segments.");
    }
  }

  private ExportRun planned(ExportRun run, RunContext context) {
    if (run.counts().travelling() > 0) {
      return run.to(RunState.IMPORTING);
    }
    Query listed = listed(context.export());
    Settled settled =
        reckoning.settle(
            context.export(), run.outcomes(), plan(run), List.of(), listed, Optional.of(listed));
    return end(run.counted(settled.counts()), List.of(outcomes(run, settled)), Optional.empty());
  }

  private ExportRun verify(ExportRun run, RunContext context) {
    Query list = reader.addresses(context.account(), context.list(), context.scratch());
    Snapshot read = snapshots.write(context.export().dataset(DatasetName.Kind.LISTED), list);
    Query readBack = new Query.Scan(read);
    Settled settled =
        reckoning.settle(
            context.export(),
            run.outcomes(),
            plan(run),
            runs.batches(run.id()),
            listed(context.export()),
            Optional.of(readBack));
    return end(
        run.counted(settled.counts()),
        List.of(outcomes(run, settled), ledger(context.export(), run, settled)),
        stopped(run));
  }

  /** Why not everybody was sent, for a run that was canceled before all was. */
  private Optional<Problem> stopped(ExportRun run) {
    long sent = runs.batches(run.id()).stream().mapToLong(Batch::to).max().orElse(0);
    long unsent = reckoning.travelling(plan(run)) - sent;
    return cancellations
        .askedBy(run.name())
        .filter(by -> unsent > 0)
        .map(by ->
            new Problem(
                ProblemCode.CANCELED,
                "Canceled by "
                    + by
                    + " before "
                    + unsent
                    + " people were sent; the next run sends them."));
  }

  /** Ends a run that failed after it had begun to send: what is known to have been sent is kept. */
  ExportRun settleWithoutReadBack(ExportRun run, Export export, Problem problem) {
    List<Batch> batches = runs.batches(run.id());
    Settled settled =
        reckoning.settle(
            export, run.outcomes(), plan(run), batches, listed(export), Optional.empty());
    return end(
        run.imported(batches.size()).counted(settled.counts()),
        List.of(outcomes(run, settled), ledger(export, run, settled)),
        Optional.of(problem));
  }

  private ExportRun end(ExportRun run, List<ExportRuns.Commit> commits, Optional<Problem> problem) {
    Optional<Problem> failure = problem;
    if (failure.isEmpty() && !run.counts().addUp()) {
      failure =
          Optional.of(
              new Problem(
                  ProblemCode.RUN_INCONSISTENT,
                  "The outcomes do not add up to the "
                      + run.counts().members()
                      + " members. This is an error of ours."));
    }
    Status status = failure.map(RunSteps::status).orElseGet(() -> status(run.counts()));
    ExportRun ended =
        run.ended(
            status,
            failure.map(f -> new ExportRun.Failure(f.code(), f.sentence())),
            workspace.clock().instant());
    runs.end(ended, commits);
    snapshots.retain(run.plan(), 0);
    commits.forEach(commit -> snapshots.retain(commit.dataset(), 2));
    return ended;
  }

  private static Status status(Problem failure) {
    return failure.code() == ProblemCode.CANCELED ? Status.CANCELED : Status.FAILED;
  }

  private static Status status(RunCounts counts) {
    boolean clean = counts.rejected() == 0 && counts.unconfirmed() == 0 && counts.listEqualsPlan();
    return clean ? Status.SUCCESSFUL : Status.COMPLETED_WITH_WARNINGS;
  }

  private static ExportRuns.Commit outcomes(ExportRun run, Settled settled) {
    return new ExportRuns.Commit(
        run.outcomes(), settled.outcomes(), "outcomes of run " + run.number());
  }

  private static ExportRuns.Commit ledger(Export export, ExportRun run, Settled settled) {
    return new ExportRuns.Commit(export.ledger(), settled.ledger(), "after run " + run.number());
  }

  private Snapshot plan(ExportRun run) {
    return snapshots
        .require(run.plan(), "The plan of the run is gone; run the export again.")
        .snapshot();
  }

  private Query listed(Export export) {
    return new Query.Scan(
        snapshots
            .require(
                export.dataset(DatasetName.Kind.LISTED),
                "The list has not been read; run the export again.")
            .snapshot());
  }
}
