package dev.listkeeper.export.plan;

import static dev.listkeeper.query.Expressions.and;
import static dev.listkeeper.query.Expressions.as;
import static dev.listkeeper.query.Expressions.greater;
import static dev.listkeeper.query.Expressions.is;
import static dev.listkeeper.query.Expressions.keep;
import static dev.listkeeper.query.Expressions.plus;
import static dev.listkeeper.query.Expressions.project;
import static dev.listkeeper.query.Expressions.ref;
import static dev.listkeeper.query.Expressions.text;
import static dev.listkeeper.query.Expressions.when;

import dev.listkeeper.export.HoldBack;
import dev.listkeeper.export.Outcome;
import dev.listkeeper.query.Expression;
import dev.listkeeper.query.Literal;
import dev.listkeeper.query.Query;
import java.util.List;

/**
 * Lets a limited number of people be added, the oldest customers first; the others are held back
 * until another day.
 */
final class RampUp {
  private static final String ADDED = "is_added";
  private static final String RANK = "age_rank";

  private RampUp() {}

  /**
   * A decided plan's rows, with the same columns.
   *
   * @param most how many may be added
   */
  static Query of(Query decided, long most) {
    Query marked = plus(decided, as(ADDED, is(PlanRow.INTENT, Outcome.ADDED)));
    Query ranked =
        new Query.Ranked(
            marked, RANK, List.of(ADDED), List.of(Query.Order.ascending(PlanRow.CUSTOMER_ID)));
    Expression waits = and(ref(ADDED), greater(ref(RANK), Literal.of(most)));
    return project(
        ranked,
        decided.schema().names().stream()
            .map(name ->
                switch (name) {
                  case PlanRow.INTENT -> as(name, when(waits, text(Outcome.HELD_BACK), ref(name)));
                  case PlanRow.REASON -> as(name, when(waits, text(HoldBack.RAMP_UP), ref(name)));
                  default -> keep(name);
                })
            .toArray(Query.Output[]::new));
  }
}
