package dev.listkeeper.export.run;

import static dev.listkeeper.query.Expressions.as;
import static dev.listkeeper.query.Expressions.eq;
import static dev.listkeeper.query.Expressions.is;
import static dev.listkeeper.query.Expressions.keep;
import static dev.listkeeper.query.Expressions.noText;
import static dev.listkeeper.query.Expressions.or;
import static dev.listkeeper.query.Expressions.orElse;
import static dev.listkeeper.query.Expressions.project;
import static dev.listkeeper.query.Expressions.ref;
import static dev.listkeeper.query.Expressions.text;

import dev.listkeeper.export.Outcome;
import dev.listkeeper.export.plan.PlanRow;
import dev.listkeeper.export.plan.Settlement;
import dev.listkeeper.query.Expression;
import dev.listkeeper.query.Query;
import dev.listkeeper.query.Snapshot;
import dev.listkeeper.snapshot.Snapshots;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The people of a run from what it left behind: what became of them once it is settled, what is
 * planned for them before. The unchanged are only in the plan, which ends with the run.
 */
public final class PeopleOfRun {
  private final Snapshots snapshots;

  public PeopleOfRun(Snapshots snapshots) {
    this.snapshots = snapshots;
  }

  /**
   * Whom somebody asks for.
   *
   * @param reason as stored, such as the name of a {@link dev.listkeeper.export.HoldBack}; in any
   *     case
   * @param search part of an address or a CustomerId; empty for all
   */
  public record Wanted(Optional<Outcome> outcome, Optional<String> reason, String search) {
    public static final Wanted ALL = new Wanted(Optional.empty(), Optional.empty(), "");
  }

  /** Columns address, CustomerId, outcome, reason, winner; empty when nothing is kept. */
  public Optional<Query> find(ExportRun run, Wanted wanted) {
    return snapshots
        .latest(run.outcomes())
        .map(settled -> common(settled.snapshot(), Settlement.OUTCOME))
        .or(() -> snapshots.latest(run.plan()).map(plan -> planned(plan.snapshot(), run)))
        .map(query -> matching(query, wanted));
  }

  /** Everybody of the plan, and who is to be taken off the list. */
  private Query planned(Snapshot plan, ExportRun run) {
    Query members = common(plan, PlanRow.INTENT);
    return snapshots
        .latest(run.removals())
        .<Query>map(going -> new Query.Append(List.of(members, going(going.snapshot()))))
        .orElse(members);
  }

  private static Query going(Snapshot removals) {
    return project(
        new Query.Scan(removals),
        keep(PlanRow.ADDRESS),
        keep(PlanRow.CUSTOMER_ID),
        as(Settlement.OUTCOME, text(Outcome.REMOVED)),
        keep(PlanRow.REASON),
        as(PlanRow.WINNER, noText()));
  }

  private static Query common(Snapshot rows, String outcome) {
    return project(
        new Query.Scan(rows),
        as(PlanRow.ADDRESS, orElse(ref(PlanRow.ADDRESS), ref(PlanRow.GIVEN))),
        keep(PlanRow.CUSTOMER_ID),
        as(Settlement.OUTCOME, ref(outcome)),
        keep(PlanRow.REASON),
        keep(PlanRow.WINNER));
  }

  private static Query matching(Query people, Wanted wanted) {
    Query found = people;
    if (wanted.outcome().isPresent()) {
      found = new Query.Filter(found, is(Settlement.OUTCOME, wanted.outcome().get()));
    }
    if (wanted.reason().isPresent()) {
      String reason = wanted.reason().get().toUpperCase(Locale.ROOT);
      found = new Query.Filter(found, eq(ref(PlanRow.REASON), text(reason)));
    }
    String part = wanted.search().strip().toLowerCase(Locale.ROOT);
    return part.isEmpty()
        ? found
        : new Query.Filter(
            found, or(holds(PlanRow.ADDRESS, part), holds(PlanRow.CUSTOMER_ID, part)));
  }

  private static Expression holds(String column, String part) {
    return new Expression.Holds(
        Expression.Place.ANYWHERE,
        new Expression.Apply(Expression.TextFunction.LOWER, ref(column)),
        part);
  }
}
