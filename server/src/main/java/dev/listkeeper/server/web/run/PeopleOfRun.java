package dev.listkeeper.server.web.run;

import static dev.listkeeper.query.Expressions.as;
import static dev.listkeeper.query.Expressions.eq;
import static dev.listkeeper.query.Expressions.is;
import static dev.listkeeper.query.Expressions.keep;
import static dev.listkeeper.query.Expressions.orElse;
import static dev.listkeeper.query.Expressions.project;
import static dev.listkeeper.query.Expressions.ref;
import static dev.listkeeper.query.Expressions.text;

import dev.listkeeper.export.plan.PlanRow;
import dev.listkeeper.export.plan.Settlement;
import dev.listkeeper.export.run.ExportRun;
import dev.listkeeper.query.Query;
import dev.listkeeper.query.Snapshot;
import dev.listkeeper.server.web.customer.RowReader;
import dev.listkeeper.snapshot.Snapshots;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The people of a run from what it left behind: what became of them once it is settled, what is
 * planned for them before. The unchanged are only in the plan, which ends with the run.
 */
final class PeopleOfRun {
  private final Snapshots snapshots;

  PeopleOfRun(Snapshots snapshots) {
    this.snapshots = snapshots;
  }

  /** Columns address, CustomerId, outcome, reason, winner; empty when nothing is kept. */
  Optional<Query> find(ExportRun run, PeopleFilter filter) {
    return snapshots
        .latest(run.outcomes())
        .map(settled -> common(settled.snapshot(), Settlement.OUTCOME))
        .or(() -> snapshots.latest(run.plan()).map(plan -> common(plan.snapshot(), PlanRow.INTENT)))
        .map(query -> matching(query, filter));
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

  private static Query matching(Query people, PeopleFilter filter) {
    Query found =
        filter
            .wantedOutcome()
            .<Query>map(outcome -> new Query.Filter(people, is(Settlement.OUTCOME, outcome)))
            .orElse(people);
    if (!filter.reason().isEmpty()) {
      String reason = filter.reason().toUpperCase(Locale.ROOT);
      found = new Query.Filter(found, eq(ref(PlanRow.REASON), text(reason)));
    }
    return RowReader.holding(found, List.of(PlanRow.ADDRESS, PlanRow.CUSTOMER_ID), filter.search());
  }
}
