package dev.listkeeper.export.run;

import static dev.listkeeper.query.Expressions.and;
import static dev.listkeeper.query.Expressions.as;
import static dev.listkeeper.query.Expressions.greater;
import static dev.listkeeper.query.Expressions.is;
import static dev.listkeeper.query.Expressions.not;
import static dev.listkeeper.query.Expressions.present;
import static dev.listkeeper.query.Expressions.project;
import static dev.listkeeper.query.Expressions.ref;
import static dev.listkeeper.query.Expressions.select;

import dev.listkeeper.export.AddressRules;
import dev.listkeeper.export.Export;
import dev.listkeeper.export.HoldBack;
import dev.listkeeper.export.Outcome;
import dev.listkeeper.export.plan.Ledger;
import dev.listkeeper.export.plan.Noticed;
import dev.listkeeper.export.plan.PlanRow;
import dev.listkeeper.export.plan.Removals;
import dev.listkeeper.export.plan.Settlement;
import dev.listkeeper.export.plan.Turns;
import dev.listkeeper.query.Expression;
import dev.listkeeper.query.Literal;
import dev.listkeeper.query.Query;
import dev.listkeeper.query.QueryEngine;
import dev.listkeeper.query.RowCursor;
import dev.listkeeper.query.Snapshot;
import dev.listkeeper.snapshot.DatasetName;
import dev.listkeeper.snapshot.Snapshots;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Counts plans and outcomes, and settles runs: what each member's outcome is and what the list's
 * ledger becomes.
 */
public final class Reckoning {
  private final QueryEngine engine;
  private final Snapshots snapshots;

  public Reckoning(QueryEngine engine, Snapshots snapshots) {
    this.engine = engine;
    this.snapshots = snapshots;
  }

  /** The ledger of an export on its list; empty before the first run. */
  public Query ledger(Export export) {
    return Ledger.of(snapshots.latest(export.ledger()).map(version -> version.snapshot()));
  }

  /** How many people of an export's are on its list, as far as its runs know. */
  public long ours(Export export) {
    return engine.count(
        new Query.Filter(
            ledger(export), and(ref(Ledger.OURS), ref(Ledger.CONFIRMED), not(ref(Ledger.LEFT)))));
  }

  /** The numbers of a plan, as if everything went as intended and the list is as it was read. */
  public RunCounts planned(Snapshot plan, Snapshot removals, Query ledger, Query listed) {
    Query intents =
        project(
            new Query.Scan(plan),
            as(Settlement.OUTCOME, ref(PlanRow.INTENT)),
            as(PlanRow.REASON, ref(PlanRow.REASON)));
    return counts(
        tally(intents),
        plan,
        ledger,
        listed,
        removals,
        new RunCounts.Removals(removals.rows(), 0, 0));
  }

  /** How many would be sent, in their turns. */
  public Turns turns(Snapshot plan) {
    return Turns.of(engine, plan);
  }

  /** How many of those to be removed have a contact id, and so a position. */
  public long removable(Snapshot removals) {
    return engine.count(
        new Query.Filter(new Query.Scan(removals), present(ref(Removals.POSITION))));
  }

  /**
   * What a run leaves behind when it ends.
   *
   * @param name where the outcomes go
   * @param noticed what its pull showed, see {@link Noticed#SCHEMA}
   * @param batches one whose answer was never heard may have arrived, and counts as sent
   * @param readBack the list after it; absent when it could not be read, which leaves more people
   *     unconfirmed
   */
  public record Ending(
      Export export,
      DatasetName name,
      Snapshot plan,
      Snapshot removals,
      Query noticed,
      List<Batch> batches,
      Query listedBefore,
      Optional<Query> readBack) {
    private List<Settlement.Sent> sent(Batch.Kind kind) {
      return batches.stream()
          .filter(batch -> batch.kind() == kind && !batch.wasRefused())
          .map(Reckoning::sent)
          .toList();
    }
  }

  /** Settles a run. */
  public Settled settle(Ending end) {
    Query before = ledger(end.export());
    Query outcomesNow =
        Settlement.outcomes(
            end.plan(),
            end.sent(Batch.Kind.IMPORT),
            new Query.Scan(end.removals()),
            end.sent(Batch.Kind.REMOVAL),
            end.readBack());
    Snapshot outcomes = snapshots.write(end.name(), outcomesNow);
    Snapshot after =
        snapshots.write(
            end.export().ledger(),
            Settlement.ledger(
                Noticed.applied(before, end.noticed()), outcomes, end.readBack().isPresent()));
    Map<String, Map<String, Long>> tally = tally(new Query.Scan(outcomes));
    long unchanged =
        engine.count(
            new Query.Filter(new Query.Scan(end.plan()), is(PlanRow.INTENT, Outcome.UNCHANGED)));
    tally.put(Outcome.UNCHANGED.name(), Map.of("", unchanged));
    RunCounts.Removals removals =
        new RunCounts.Removals(
            end.removals().rows(), sum(tally, Outcome.REMOVED), sum(tally, Outcome.NOT_REMOVED));
    Query list = end.readBack().orElse(end.listedBefore());
    RunCounts counts =
        counts(tally, end.plan(), new Query.Scan(after), list, end.removals(), removals);
    return new Settled(
        outcomes, after, end.readBack().isPresent() ? compared(counts, end, before, list) : counts);
  }

  private static Settlement.Sent sent(Batch batch) {
    List<Long> rejected =
        batch.failedAlone()
            ? List.of(batch.from())
            : batch.counters().rejectedLines().stream().map(line -> batch.from() + line).toList();
    return new Settlement.Sent(batch.from(), batch.to(), batch.isClean(), rejected);
  }

  private RunCounts compared(RunCounts counts, Ending end, Query ledger, Query after) {
    Query before = end.listedBefore();
    Query planned = Settlement.planned(end.plan(), ledger, before, new Query.Scan(end.removals()));
    long missing = engine.count(Settlement.without(planned, after));
    long unexpected = engine.count(Settlement.without(Settlement.without(after, planned), before));
    return counts.compared(missing, unexpected);
  }

  private RunCounts counts(
      Map<String, Map<String, Long>> tally,
      Snapshot plan,
      Query ledger,
      Query list,
      Snapshot going,
      RunCounts.Removals removals) {
    Map<HoldBack, Long> heldBack = new EnumMap<>(HoldBack.class);
    tally
        .getOrDefault(Outcome.HELD_BACK.name(), Map.of())
        .forEach((reason, n) -> heldBack.put(HoldBack.valueOf(reason), n));
    Query travelling = new Query.Filter(new Query.Scan(plan), present(ref(PlanRow.POSITION)));
    Query ours = Settlement.oursOn(ledger, list);
    Query members =
        select(
            new Query.Filter(new Query.Scan(plan), present(ref(PlanRow.ADDRESS))), PlanRow.ADDRESS);
    return new RunCounts(
        plan.rows(),
        sum(tally, Outcome.ADDED),
        sum(tally, Outcome.UPDATED),
        sum(tally, Outcome.UNCHANGED),
        sum(tally, Outcome.UNCONFIRMED),
        heldBack,
        sum(tally, Outcome.REJECTED),
        engine.count(new Query.Filter(travelling, ref(PlanRow.SHORTENED))),
        engine.count(new Query.Filter(travelling, ref(PlanRow.LEFT_OUT))),
        engine.count(
            new Query.Filter(
                travelling,
                greater(
                    new Expression.Length(ref(PlanRow.ADDRESS)),
                    Literal.of(AddressRules.CERTAIN_LENGTH)))),
        engine.count(Settlement.without(Settlement.without(ours, members), new Query.Scan(going))),
        engine.count(ours),
        0,
        0,
        0,
        0,
        engine.count(Noticed.adoptable(new Query.Scan(plan))),
        0,
        removals);
  }

  private static long sum(Map<String, Map<String, Long>> tally, Outcome outcome) {
    return tally.getOrDefault(outcome.name(), Map.of()).values().stream()
        .mapToLong(Long::longValue)
        .sum();
  }

  /** Rows by outcome and reason; no reason is the empty text. */
  private Map<String, Map<String, Long>> tally(Query outcomes) {
    Query grouped =
        new Query.Aggregate(
            outcomes,
            List.of(Settlement.OUTCOME, PlanRow.REASON),
            List.of(Query.Total.countRows("n")));
    Map<String, Map<String, Long>> tally = new java.util.HashMap<>();
    try (RowCursor rows = engine.open(grouped)) {
      while (rows.next()) {
        String reason = rows.text(1);
        tally
            .computeIfAbsent(
                Objects.requireNonNull(rows.text(0)), outcome -> new java.util.HashMap<>())
            .put(reason == null ? "" : reason, rows.whole(2));
      }
    }
    return tally;
  }
}
