package dev.listkeeper.export.plan;

import static dev.listkeeper.query.Expressions.absent;
import static dev.listkeeper.query.Expressions.and;
import static dev.listkeeper.query.Expressions.as;
import static dev.listkeeper.query.Expressions.greater;
import static dev.listkeeper.query.Expressions.is;
import static dev.listkeeper.query.Expressions.keep;
import static dev.listkeeper.query.Expressions.noText;
import static dev.listkeeper.query.Expressions.or;
import static dev.listkeeper.query.Expressions.orElse;
import static dev.listkeeper.query.Expressions.plus;
import static dev.listkeeper.query.Expressions.present;
import static dev.listkeeper.query.Expressions.ref;
import static dev.listkeeper.query.Expressions.text;
import static dev.listkeeper.query.Expressions.when;

import dev.listkeeper.export.HoldBack;
import dev.listkeeper.export.Outcome;
import dev.listkeeper.query.Expression;
import dev.listkeeper.query.Literal;
import dev.listkeeper.query.Query;
import dev.listkeeper.query.Snapshot;
import dev.listkeeper.query.Type;
import java.util.List;
import java.util.Optional;

/**
 * A plan after a second pull: who opted out or left the list since the first is held back, unless
 * already sent. The others keep their order and get new positions without gaps. Doing it twice
 * changes nothing more.
 */
public final class Subtraction {
  private static final String GONE = "gone";
  private static final String TRAVELS = "travels";
  private static final String NUMBER = "number";

  private Subtraction() {}

  /**
   * The plan's rows, less those who must no longer travel.
   *
   * @param sent the last position that has been sent; 0 for none
   * @param suppressed see {@link Suppressed#SCHEMA}
   * @param listed the list now, see {@link Suppressed#LISTED}
   * @param followed who must not travel under any address, see {@link Followed}
   */
  public static Query of(Snapshot plan, long sent, Query suppressed, Query listed, Query followed) {
    Query joined = join(new Query.Scan(plan), suppressed, "s_");
    joined = join(joined, listed, "x_");
    joined =
        new Query.Join(
            Query.JoinKind.LEFT,
            joined,
            followed,
            List.of(new Query.Key(PlanRow.CUSTOMER_ID, Followed.CUSTOMER)));
    Query judged = plus(joined, as(GONE, gone(sent)));
    // Those sent have the first positions without a gap, so that the rank of the others goes on
    // from there.
    Query marked =
        plus(judged, as(TRAVELS, and(present(ref(PlanRow.POSITION)), absent(ref(GONE)))));
    Query numbered =
        new Query.Ranked(
            marked, NUMBER, List.of(TRAVELS), List.of(Query.Order.ascending(PlanRow.POSITION)));
    return new Query.Sort(
        new Query.Project(
            numbered, plan.schema().names().stream().map(column -> renewed(column, sent)).toList()),
        List.of(
            Query.Order.ascending(PlanRow.POSITION), Query.Order.ascending(PlanRow.CUSTOMER_ID)),
        0,
        Optional.empty());
  }

  /** A column of the plan as it is now. */
  private static Query.Output renewed(String column, long sent) {
    return switch (column) {
      case PlanRow.INTENT ->
          as(column, when(present(ref(GONE)), text(Outcome.HELD_BACK), ref(PlanRow.INTENT)));
      case PlanRow.REASON -> as(column, orElse(ref(GONE), ref(PlanRow.REASON)));
      // What was sent by the older pull is not sent again in smaller files: somebody in it may be
      // gone.
      case PlanRow.TURN ->
          as(column, when(isUnsent(sent), ref(PlanRow.TURN), Literal.of(Turns.FIRST)));
      case PlanRow.POSITION ->
          as(column, when(ref(TRAVELS), ref(NUMBER), new Literal.Absent(Type.INTEGER)));
      default -> keep(column);
    };
  }

  private static Query join(Query left, Query right, String prefix) {
    Query renamed =
        new Query.Project(
            right,
            right.schema().names().stream().map(name -> as(prefix + name, ref(name))).toList());
    return new Query.Join(
        Query.JoinKind.LEFT,
        left,
        renamed,
        List.of(new Query.Key(PlanRow.ADDRESS, prefix + Suppressed.ADDRESS)));
  }

  private static Expression isUnsent(long sent) {
    return and(present(ref(PlanRow.POSITION)), greater(ref(PlanRow.POSITION), Literal.of(sent)));
  }

  /** Why somebody who was to travel, or to stay as is, must not any more; absent for all others. */
  private static Expression gone(long sent) {
    Expression stays = is(PlanRow.INTENT, Outcome.UNCHANGED);
    Expression wasListed = or(is(PlanRow.INTENT, Outcome.UPDATED), stays);
    Expression concerned = or(isUnsent(sent), stays);
    Expression left =
        when(and(wasListed, absent(ref("x_address"))), text(HoldBack.LEFT_LIST), noText());
    return when(concerned, orElse(orElse(ref("s_state"), ref(Followed.STATE)), left), noText());
  }
}
