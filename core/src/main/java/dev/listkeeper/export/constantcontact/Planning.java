package dev.listkeeper.export.constantcontact;

import static dev.listkeeper.query.Expressions.and;
import static dev.listkeeper.query.Expressions.is;
import static dev.listkeeper.query.Expressions.not;
import static dev.listkeeper.query.Expressions.present;
import static dev.listkeeper.query.Expressions.ref;
import static dev.listkeeper.query.Expressions.select;
import static dev.listkeeper.query.Expressions.text;
import static dev.listkeeper.query.Schema.column;

import dev.listkeeper.connection.Connection;
import dev.listkeeper.export.DataMatching;
import dev.listkeeper.export.Export;
import dev.listkeeper.export.ListId;
import dev.listkeeper.export.Mode;
import dev.listkeeper.export.Outcome;
import dev.listkeeper.export.plan.ConsentField;
import dev.listkeeper.export.plan.Followed;
import dev.listkeeper.export.plan.Mapping;
import dev.listkeeper.export.plan.Noticed;
import dev.listkeeper.export.plan.OptOuts;
import dev.listkeeper.export.plan.Permits;
import dev.listkeeper.export.plan.PlanRow;
import dev.listkeeper.export.plan.Planner;
import dev.listkeeper.export.plan.Removals;
import dev.listkeeper.export.plan.Settlement;
import dev.listkeeper.export.plan.Subtraction;
import dev.listkeeper.export.plan.Suppressed;
import dev.listkeeper.export.run.ExportRun;
import dev.listkeeper.export.run.Extent;
import dev.listkeeper.export.run.Forecast;
import dev.listkeeper.export.run.Reckoning;
import dev.listkeeper.export.run.RunCounts;
import dev.listkeeper.export.run.RunState;
import dev.listkeeper.problem.Problem;
import dev.listkeeper.problem.ProblemCode;
import dev.listkeeper.profile.CustomerModel;
import dev.listkeeper.profile.Customers;
import dev.listkeeper.profile.Profiles;
import dev.listkeeper.query.Expression;
import dev.listkeeper.query.Query;
import dev.listkeeper.query.QueryEngine;
import dev.listkeeper.query.RowCursor;
import dev.listkeeper.query.Schema;
import dev.listkeeper.query.Snapshot;
import dev.listkeeper.query.Type;
import dev.listkeeper.segment.Segment;
import dev.listkeeper.snapshot.DatasetName;
import dev.listkeeper.snapshot.Snapshots;
import dev.listkeeper.snapshot.Version;
import dev.listkeeper.workspace.Definition;
import dev.listkeeper.workspace.Definitions;
import dev.listkeeper.workspace.Workspace;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Reads opt-outs and list, and decides for everybody what the run does. Nothing is sent here. */
final class Planning {
  private static final System.Logger LOG = System.getLogger(Planning.class.getName());

  private final Workspace workspace;
  private final QueryEngine engine;
  private final Snapshots snapshots;
  private final Profiles profiles;
  private final Definitions<Segment> segmentDefinitions;
  private final Definitions<Connection> connections;
  private final Reckoning reckoning;
  private final Pull pull;
  private final Permits permits;
  private final RunData data;
  private final Additions additions;
  private final Forecasting forecasting;

  Planning(
      ExportRunner.Parts parts,
      Reckoning reckoning,
      Pull pull,
      RunData data,
      Additions additions,
      Forecasting forecasting) {
    this.workspace = parts.workspace();
    this.engine = parts.engine();
    this.snapshots = parts.snapshots();
    this.profiles = parts.profiles();
    this.segmentDefinitions = parts.segments();
    this.connections = parts.connectionDefinitions();
    this.reckoning = reckoning;
    this.pull = pull;
    this.permits = parts.permits();
    this.data = data;
    this.additions = additions;
    this.forecasting = forecasting;
  }

  /** Refuses, before the first call, an export whose segments or attributes are not there. */
  void requireReadable(Export export) {
    data.members(export);
    CustomerModel model = profiles.current();
    Mapping.check(model, export.matching());
    export.rules().consent().ifPresent(field -> ConsentField.consenting(model, field, "customer"));
  }

  /** Refuses an export whose custom fields the account does not have, or of other types. */
  Mapping mapping(RunContext context) {
    DataMatching matching = context.export().matching();
    AccountFields fields =
        AccountFields.read(context.account(), matching.fields().keySet()).require();
    Mapping mapping =
        Mapping.of(matching, fields.inAccount(), segmentNames(context.export()), workspace.zone());
    mapping.check(profiles.current());
    return mapping;
  }

  private List<String> segmentNames(Export export) {
    return export.segments().stream()
        .map(key -> segmentDefinitions.find(key).map(Definition::displayName).orElse(key.value()))
        .toList();
  }

  /** Pulls and plans. */
  ExportRun plan(ExportRun run, RunContext context) {
    Export export = context.export();
    Instant begun = workspace.clock().instant();
    Mapping mapping = mapping(context);
    boolean nobodyStays = run.extent() == Extent.NOBODY_STAYS;
    DatasetName optOuts = new DatasetName(DatasetName.Kind.OPT_OUTS, context.agreed().id());
    Optional<Version> before = snapshots.latest(optOuts);
    Query knownBefore = OptOuts.of(before.map(Version::snapshot));
    Query ledger = reckoning.ledger(export);
    Pulled pulled = pull.first(run, context, ledger);
    Query suppressed = pulled.suppressed();
    Query listedNow = pulled.listed();
    List<Snapshot> segments =
        nobodyStays ? List.of(nobody(context.folder("nobody"))) : data.members(export);
    CustomerModel model = profiles.current();
    Permits.Open permitted = permitted(run, export);
    Snapshot plan =
        new Planner(engine)
            .plan(
                new Planner.Inputs(
                    segments,
                    model,
                    mapping,
                    suppressed,
                    knownBefore,
                    listedNow,
                    ledger,
                    pulled.missing(),
                    export.rules(),
                    run.extent() == Extent.EVERYBODY,
                    permitted,
                    additions.allowed(export, begun)),
                context.folder("planning"),
                snapshots.folder(run.plan()));
    snapshots.commit(run.plan(), plan, "plan of run " + run.number());
    snapshots.retain(run.plan(), 1);
    Query planned = new Query.Scan(plan);
    notice(run, pulled, ledger, planned, permitted);
    Version removals =
        data.replace(
            run.removals(),
            Removals.planned(
                planned, ledger, listedNow, nobodyStays ? Mode.MIRROR : export.rules().mode()),
            "plan of run " + run.number());
    List<Query> seen =
        List.of(knownBefore, OptOuts.current(model, export.matching()), planned, ledger);
    Query known = OptOuts.known(seen, suppressed);
    snapshots.succeed(
        optOuts,
        latest ->
            latest.equals(before)
                ? known
                : OptOuts.merged(knownBefore, OptOuts.of(latest.map(Version::snapshot)), known),
        "as of run " + run.number());
    RunCounts counts =
        reckoning
            .planned(plan, removals.snapshot(), ledger, listedNow)
            .with(
                engine.count(pulled.leavers()),
                permitted.adopts() ? engine.count(Noticed.adopted(ledger, planned)) : 0)
            .withNewContacts(newContacts(run, context, planned, ledger));
    requireAll(counts, segments);
    requireWithinLimit(export, counts, plan);
    Forecast forecast =
        forecasting.of(context, run, plan, reckoning.turns(plan), removals.snapshot(), listedNow);
    LOG.log(
        System.Logger.Level.INFO,
        "Run {0} of {1}: pulled in {2} ms, planned in {3} ms",
        run.number(),
        run.export(),
        Duration.between(begun, pulled.at()).toMillis(),
        Duration.between(pulled.at(), workspace.clock().instant()).toMillis());
    return run.pulled(pulled.at()).counted(counts).forecast(forecast).to(RunState.PLANNED);
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
    Query ledger = reckoning.ledger(export);
    Pulled pulled = pull.again(run, context, ledger);
    Query blocking = Suppressed.blocking(pulled.suppressed(), export.rules().reviveDeleted());
    Snapshot less =
        snapshots.write(
            run.plan(),
            Subtraction.of(
                data.plan(run), sent, blocking, pulled.listed(), followed(run, context, pulled)));
    snapshots.commit(run.plan(), less, "plan of run " + run.number() + ", pulled again");
    snapshots.retain(run.plan(), 1);
    notice(run, pulled, ledger, new Query.Scan(less), permits.claimed(run.id()));
    LOG.log(
        System.Logger.Level.INFO,
        "Run {0} of {1}: pulled again after a pause, in {2} ms",
        run.number(),
        run.export(),
        Duration.between(begun, workspace.clock().instant()).toMillis());
    return run.pulled(pulled.at())
        .counted(run.counts().with(engine.count(pulled.leavers()), run.counts().adopted()));
  }

  /** Who must not travel any more under any address, by a pull after a pause. */
  private Query followed(ExportRun run, RunContext context, Pulled pulled) {
    Export export = context.export();
    // Whom this run takes off the list has not left it.
    Query missing = Settlement.without(pulled.missing(), new Query.Scan(data.removals(run)));
    DatasetName optOuts = new DatasetName(DatasetName.Kind.OPT_OUTS, context.agreed().id());
    Query followed =
        Followed.of(
            OptOuts.of(snapshots.latest(optOuts).map(Version::snapshot)),
            reckoning.ledger(export),
            pulled.suppressed(),
            missing,
            export.rules(),
            permits.claimed(run.id()));
    return Followed.withoutConsent(
        followed, new Query.Scan(data.plan(run)), profiles.current(), export.rules());
  }

  private long newContacts(ExportRun run, RunContext context, Query planned, Query ledger) {
    return run.extent() == Extent.PLAN_EXACT
        ? additions.newExactly(context, planned)
        : additions.newAtMost(context, planned, ledger);
  }

  /** A plan looks at what is allowed; a run that will act on its plan claims it. */
  private Permits.Open permitted(ExportRun run, Export export) {
    ListId list = export.list().orElseThrow();
    return switch (run.extent()) {
      case CHANGES, EVERYBODY -> permits.claim(export.key(), list, run.id());
      case PLAN_ONLY, PLAN_EXACT -> permits.open(export.key(), list);
      case NOBODY_STAYS -> Permits.Open.NONE;
    };
  }

  private void notice(
      ExportRun run, Pulled pulled, Query ledger, Query plan, Permits.Open permitted) {
    Query noticed = pulled.noticed(ledger);
    data.replace(
        run.noticed(),
        permitted.adopts() ? Noticed.adopting(noticed, ledger, plan, pulled.listed()) : noticed,
        "as of run " + run.number());
  }

  /** Uses up what people allowed the run: it acts on its plan from now on. */
  void usePermits(ExportRun run) {
    Permits.Open claimed = permits.claimed(run.id());
    if (!claimed.equals(Permits.Open.NONE)) {
      permits.use(
          run.id(), claimed.lifted().isEmpty() ? Set.of() : onTheList(run, claimed.lifted()));
    }
  }

  /** Those who are sent, or are on the list anyway: nobody is left to be let back. */
  private Set<String> onTheList(ExportRun run, Set<String> customers) {
    Query those =
        new Query.Filter(
            new Query.Scan(data.plan(run)),
            and(
                not(is(PlanRow.INTENT, Outcome.HELD_BACK)),
                new Expression.In(
                    ref(PlanRow.CUSTOMER_ID), customers.stream().map(id -> text(id)).toList())));
    Set<String> found = new HashSet<>();
    try (RowCursor rows = engine.open(select(those, PlanRow.CUSTOMER_ID))) {
      while (rows.next()) {
        found.add(Objects.requireNonNull(rows.text(0)));
      }
    }
    return found;
  }

  private Snapshot nobody(Path scratch) {
    Schema members = Schema.of(column(Customers.CUSTOMER_ID, Type.TEXT));
    return engine.store(new Query.Rows(members, List.of()), scratch.resolve("nobody"));
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

  private void requireWithinLimit(Export export, RunCounts counts, Snapshot plan) {
    long limit =
        export
            .connection()
            .flatMap(connections::find)
            .flatMap(Connection::limit)
            .orElse(Connection.LIMIT);
    if (counts.members() <= limit) {
      return;
    }
    Query addresses =
        select(
            new Query.Filter(new Query.Scan(plan), present(ref(PlanRow.ADDRESS))), PlanRow.ADDRESS);
    long sendable = engine.count(new Query.Distinct(addresses));
    if (sendable > limit) {
      throw new Problem(
          ProblemCode.LIMIT_EXCEEDED,
          "The segments have "
              + sendable
              + " sendable addresses and an export through this connection may have "
              + limit
              + "; nothing was sent. Choose fewer segments, or let an Administrator set another"
              + " limit for the connection.");
    }
  }
}
