package dev.listkeeper.export.plan;

import static dev.listkeeper.query.Expressions.absent;
import static dev.listkeeper.query.Expressions.and;
import static dev.listkeeper.query.Expressions.as;
import static dev.listkeeper.query.Expressions.is;
import static dev.listkeeper.query.Expressions.keep;
import static dev.listkeeper.query.Expressions.not;
import static dev.listkeeper.query.Expressions.or;
import static dev.listkeeper.query.Expressions.orElse;
import static dev.listkeeper.query.Expressions.project;
import static dev.listkeeper.query.Expressions.ref;
import static dev.listkeeper.query.Expressions.select;
import static dev.listkeeper.query.Expressions.text;
import static dev.listkeeper.query.Schema.column;

import dev.listkeeper.export.HoldBack;
import dev.listkeeper.export.Outcome;
import dev.listkeeper.query.Expression;
import dev.listkeeper.query.Literal;
import dev.listkeeper.query.Query;
import dev.listkeeper.query.Schema;
import dev.listkeeper.query.Type;
import java.util.List;

/**
 * What a pull shows about people of the ledger: who left the list, who is back, who opted out, and
 * who is taken over as ours. It is settled into the ledger when the run ends, and forgotten when it
 * ends before it did anything.
 */
public final class Noticed {
  /** Rows of the ledger that change, with their new values. */
  public static final Schema SCHEMA =
      Schema.of(
          column(Ledger.ADDRESS, Type.TEXT),
          column(Ledger.OURS, Type.BOOLEAN),
          column(Ledger.CONFIRMED, Type.BOOLEAN),
          column(Ledger.LEFT, Type.BOOLEAN));

  private static final String STATE = "state";

  private Noticed() {}

  /**
   * People of the ledger who were on the list and are not on it: address, CustomerId, whether they
   * are ours, whether that was known before, and the state that they are suppressed by, if any.
   *
   * @param listed see {@link Suppressed#LISTED}
   * @param suppressed see {@link Suppressed#SCHEMA}
   */
  public static Query missing(Query ledger, Query listed, Query suppressed) {
    Query off =
        new Query.Join(
            Query.JoinKind.ANTI,
            select(
                new Query.Filter(ledger, ref(Ledger.CONFIRMED)),
                Ledger.ADDRESS,
                PlanRow.CUSTOMER_ID,
                Ledger.OURS,
                Ledger.LEFT),
            listed,
            List.of(new Query.Key(Ledger.ADDRESS, Suppressed.ADDRESS)));
    Query stated =
        new Query.Join(
            Query.JoinKind.LEFT,
            off,
            project(
                suppressed,
                as("s_address", ref(Suppressed.ADDRESS)),
                as("s_state", ref(Suppressed.STATE))),
            List.of(new Query.Key(Ledger.ADDRESS, "s_address")));
    return project(
        stated,
        keep(Ledger.ADDRESS),
        keep(PlanRow.CUSTOMER_ID),
        keep(Ledger.OURS),
        keep(Ledger.LEFT),
        as(STATE, ref("s_state")));
  }

  /**
   * Those of the missing who have left the list by their own doing, now or earlier. Somebody who is
   * suppressed is off every list for that reason, unless seen leaving before.
   */
  static Query left(Query missing) {
    return new Query.Filter(missing, or(absent(ref(STATE)), ref(Ledger.LEFT)));
  }

  /** Those of the missing whose contact was deleted while they were on the list. */
  static Query deleted(Query missing) {
    return new Query.Filter(missing, and(is(STATE, HoldBack.DELETED), not(ref(Ledger.LEFT))));
  }

  /** Those of the missing who seem to have left since the last run. */
  public static Query leavers(Query missing) {
    return new Query.Filter(missing, and(absent(ref(STATE)), not(ref(Ledger.LEFT))));
  }

  /**
   * The ledger's rows that change, see {@link #SCHEMA}.
   *
   * @param missing see {@link #missing}, as of the latest pull
   * @param leavers those of them who were found missing twice
   */
  public static Query of(Query ledger, Query listed, Query missing, Query leavers) {
    Query away = new Query.Filter(ledger, or(ref(Ledger.LEFT), not(ref(Ledger.CONFIRMED))));
    Query back = rows(on(away, listed), ref(Ledger.OURS), true, false);
    Query gone = rows(leavers, ref(Ledger.OURS), true, true);
    // The opt-out speaks for them from now on; when they opt in again, they are free to travel.
    Query optedOut =
        rows(
            new Query.Filter(missing, is(STATE, HoldBack.UNSUBSCRIBED)),
            ref(Ledger.OURS),
            false,
            false);
    return new Query.Append(List.of(back, gone, optedOut));
  }

  /**
   * The same, when people who were on the list before are taken over: those whom the export would
   * send, or leaves as they are. Nobody else on the list becomes ours, because a later run would
   * remove them although no segment ever had them.
   */
  public static Query adopting(Query noticed, Query ledger, Query plan, Query listed) {
    Query foreign = on(on(new Query.Filter(ledger, not(ref(Ledger.OURS))), staying(plan)), listed);
    Query adopted = rows(foreign, Literal.of(true), true, false);
    return new Query.Append(List.of(adopted, Settlement.without(noticed, adopted)));
  }

  /** Addresses that are taken over: on the list, of members who stay there, and not ours so far. */
  public static Query adopted(Query ledger, Query plan) {
    return Settlement.without(staying(plan), new Query.Filter(ledger, ref(Ledger.OURS)));
  }

  /** Members of a plan who are on the list and neither ours nor taken over. */
  public static Query adoptable(Query plan) {
    return new Query.Filter(plan, and(stays(), not(ref(PlanRow.OURS))));
  }

  private static Query staying(Query plan) {
    return select(new Query.Filter(plan, stays()), PlanRow.ADDRESS);
  }

  private static Expression stays() {
    return new Expression.In(
        ref(PlanRow.INTENT), List.of(text(Outcome.UPDATED), text(Outcome.UNCHANGED)));
  }

  /** A ledger with what was noticed. */
  public static Query applied(Query ledger, Query noticed) {
    Query joined =
        new Query.Join(
            Query.JoinKind.LEFT,
            ledger,
            new Query.Project(
                noticed, SCHEMA.names().stream().map(name -> as("n_" + name, ref(name))).toList()),
            List.of(new Query.Key(Ledger.ADDRESS, "n_" + Ledger.ADDRESS)));
    List<String> changing = List.of(Ledger.OURS, Ledger.CONFIRMED, Ledger.LEFT);
    return project(
        joined,
        Ledger.SCHEMA.names().stream()
            .map(name ->
                changing.contains(name)
                    ? as(name, orElse(ref("n_" + name), ref(name)))
                    : keep(name))
            .toArray(Query.Output[]::new));
  }

  private static Query on(Query rows, Query addresses) {
    return new Query.Join(
        Query.JoinKind.SEMI,
        rows,
        addresses,
        List.of(new Query.Key(Ledger.ADDRESS, Suppressed.ADDRESS)));
  }

  private static Query rows(Query from, Expression ours, boolean confirmed, boolean left) {
    return project(
        from,
        keep(Ledger.ADDRESS),
        as(Ledger.OURS, ours),
        as(Ledger.CONFIRMED, Literal.of(confirmed)),
        as(Ledger.LEFT, Literal.of(left)));
  }
}
