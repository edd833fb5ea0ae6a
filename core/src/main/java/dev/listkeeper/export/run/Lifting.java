package dev.listkeeper.export.run;

import static dev.listkeeper.query.Expressions.and;
import static dev.listkeeper.query.Expressions.eq;
import static dev.listkeeper.query.Expressions.is;
import static dev.listkeeper.query.Expressions.ref;
import static dev.listkeeper.query.Expressions.select;
import static dev.listkeeper.query.Expressions.text;

import dev.listkeeper.export.Export;
import dev.listkeeper.export.HoldBack;
import dev.listkeeper.export.ListId;
import dev.listkeeper.export.Outcome;
import dev.listkeeper.export.plan.Permits;
import dev.listkeeper.export.plan.PlanRow;
import dev.listkeeper.export.plan.Settlement;
import dev.listkeeper.problem.Problem;
import dev.listkeeper.problem.ProblemCode;
import dev.listkeeper.query.Query;
import dev.listkeeper.query.QueryEngine;
import dev.listkeeper.query.RowCursor;
import dev.listkeeper.query.Snapshot;
import dev.listkeeper.snapshot.Snapshots;
import dev.listkeeper.snapshot.Version;
import java.util.Optional;

/** What a person may allow the next run of an export to do once, and when that is refused. */
public final class Lifting {
  /** How many runs back outcomes are looked for. */
  private static final int LATEST = 50;

  private final QueryEngine engine;
  private final Snapshots snapshots;
  private final ExportRuns runs;
  private final Permits permits;

  public Lifting(QueryEngine engine, Snapshots snapshots, ExportRuns runs, Permits permits) {
    this.engine = engine;
    this.snapshots = snapshots;
    this.runs = runs;
    this.permits = permits;
  }

  /**
   * Lets the next run add a customer, once, who was held back for having left the list.
   *
   * @throws Problem INVALID_REQUEST for one who is not held back for that: unsubscribed people come
   *     back by their own doing only
   */
  public void lift(Export export, String customerId, String by) {
    ListId list = list(export);
    Optional<HoldBack> reason =
        outcomes(export, list).flatMap(latest -> heldBack(latest, customerId));
    if (reason.filter(HoldBack.LEFT_LIST::equals).isEmpty()) {
      throw new Problem(
          ProblemCode.INVALID_REQUEST,
          reason
              .map(other ->
                  "The customer is held back because: "
                      + other.words()
                      + ". Only who left the list can be let back by you"
                      + (other == HoldBack.UNSUBSCRIBED
                          ? "; who unsubscribed has to subscribe again."
                          : "."))
              .orElse(
                  "The latest run of '"
                      + export.key()
                      + "' held back nobody with that CustomerId; look for the person in the run."));
    }
    permits.lift(export.key(), list, customerId, by);
  }

  /** Lets the next run take over as ours who is on the list already and would be sent. */
  public void adopt(Export export, String by) {
    permits.adopt(export.key(), list(export), by);
  }

  private static ListId list(Export export) {
    return export
        .list()
        .orElseThrow(() ->
            new Problem(
                ProblemCode.INVALID_REQUEST,
                "The export '" + export.key() + "' has no Constant Contact List ID; enter one."));
  }

  private Optional<Snapshot> outcomes(Export export, ListId list) {
    return runs.latest(export.key(), LATEST, 0).stream()
        .filter(run -> run.list().filter(list::equals).isPresent())
        .flatMap(run -> snapshots.latest(run.outcomes()).stream())
        .map(Version::snapshot)
        .findFirst();
  }

  private Optional<HoldBack> heldBack(Snapshot outcomes, String customerId) {
    Query row =
        new Query.Filter(
            new Query.Scan(outcomes),
            and(
                eq(ref(PlanRow.CUSTOMER_ID), text(customerId)),
                is(Settlement.OUTCOME, Outcome.HELD_BACK)));
    try (RowCursor rows = engine.open(select(row, PlanRow.REASON))) {
      return rows.next()
          ? Optional.ofNullable(rows.text(0)).map(HoldBack::valueOf)
          : Optional.empty();
    }
  }
}
