package dev.listkeeper.export.constantcontact;

import static dev.listkeeper.query.Expressions.present;
import static dev.listkeeper.query.Expressions.ref;
import static dev.listkeeper.query.Expressions.select;

import dev.listkeeper.export.Export;
import dev.listkeeper.export.plan.OptOuts;
import dev.listkeeper.export.plan.PlanRow;
import dev.listkeeper.export.plan.Planner;
import dev.listkeeper.export.plan.Removals;
import dev.listkeeper.export.plan.Subtraction;
import dev.listkeeper.export.run.ExportRun;
import dev.listkeeper.export.run.Extent;
import dev.listkeeper.export.run.Reckoning;
import dev.listkeeper.export.run.RunCounts;
import dev.listkeeper.export.run.RunState;
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
import dev.listkeeper.workspace.Workspace;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Reads opt-outs and list, and decides for everybody what the run does. Nothing is sent here. */
final class Planning {
  private static final System.Logger LOG = System.getLogger(Planning.class.getName());

  /** How many distinct sendable addresses an export may have. */
  static final long LIMIT = 1_000_000;

  private final Workspace workspace;
  private final QueryEngine engine;
  private final Snapshots snapshots;
  private final Profiles profiles;
  private final Reckoning reckoning;
  private final ListReader reader;
  private final RunData data;

  Planning(ExportRunner.Parts parts, Reckoning reckoning, ListReader reader, RunData data) {
    this.workspace = parts.workspace();
    this.engine = parts.engine();
    this.snapshots = parts.snapshots();
    this.profiles = parts.profiles();
    this.reckoning = reckoning;
    this.reader = reader;
    this.data = data;
  }

  /** Refuses, before the first call, an export whose segments or attributes are not there. */
  void requireReadable(Export export) {
    data.members(export);
    profiles.current().attributes(export.matching().attributes());
  }

  /** Pulls and plans. */
  ExportRun plan(ExportRun run, RunContext context) {
    Export export = context.export();
    Instant begun = workspace.clock().instant();
    Query suppressed = suppressed(context);
    Query listed = reader.addresses(context.account(), context.list(), context.scratch());
    Version list = data.replace(run.listed(export), listed, "as read by run " + run.number());
    Query listedNow = new Query.Scan(list.snapshot());
    List<Snapshot> segments = data.members(export);
    DatasetName optOuts = new DatasetName(DatasetName.Kind.OPT_OUTS, context.agreed().id());
    Query knownBefore = OptOuts.of(snapshots.latest(optOuts).map(Version::snapshot));
    Query ledger = reckoning.ledger(export);
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
                    listedNow,
                    ledger,
                    run.extent() == Extent.EVERYBODY,
                    export.rules().setAsideAfter()),
                context.scratch(),
                snapshots.folder(run.plan()));
    snapshots.commit(run.plan(), plan, "plan of run " + run.number());
    snapshots.retain(run.plan(), 1);
    Query planned = new Query.Scan(plan);
    Version removals =
        data.replace(
            run.removals(),
            Removals.planned(planned, ledger, listedNow, export.rules().mode()),
            "plan of run " + run.number());
    List<Query> seen =
        List.of(knownBefore, OptOuts.current(model, export.matching()), planned, ledger);
    data.replace(optOuts, OptOuts.known(seen, suppressed), "as of run " + run.number());
    RunCounts counts = reckoning.planned(plan, removals.snapshot(), ledger, listedNow);
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

  /**
   * Reads list and opt-outs again after a pause, and takes out of what is unsent who must no longer
   * travel. The plan only shrinks.
   *
   * @param sent the last position that has been sent; 0 for none
   */
  ExportRun pullAgain(ExportRun run, RunContext context, long sent) {
    Export export = context.export();
    Instant begun = workspace.clock().instant();
    Query suppressed = suppressed(context);
    Query listed = reader.addresses(context.account(), context.list(), context.scratch());
    Snapshot list = snapshots.write(export.dataset(DatasetName.Kind.LISTED), listed);
    Snapshot less =
        snapshots.write(
            run.plan(), Subtraction.of(data.plan(run), sent, suppressed, new Query.Scan(list)));
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
}
