package dev.listkeeper.export.plan;

import static dev.listkeeper.query.Expressions.and;
import static dev.listkeeper.query.Expressions.as;
import static dev.listkeeper.query.Expressions.between;
import static dev.listkeeper.query.Expressions.greater;
import static dev.listkeeper.query.Expressions.is;
import static dev.listkeeper.query.Expressions.keep;
import static dev.listkeeper.query.Expressions.noText;
import static dev.listkeeper.query.Expressions.not;
import static dev.listkeeper.query.Expressions.plus;
import static dev.listkeeper.query.Expressions.present;
import static dev.listkeeper.query.Expressions.project;
import static dev.listkeeper.query.Expressions.ref;
import static dev.listkeeper.query.Expressions.select;
import static dev.listkeeper.query.Expressions.text;
import static dev.listkeeper.query.Expressions.when;

import dev.listkeeper.export.HoldBack;
import dev.listkeeper.export.Outcome;
import dev.listkeeper.query.Expression;
import dev.listkeeper.query.Literal;
import dev.listkeeper.query.Query;
import dev.listkeeper.query.Snapshot;
import dev.listkeeper.query.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What became of a plan: the outcome of every member from what was sent, what the service counted
 * and the list as read back; and the ledger that follows from it.
 */
public final class Settlement {
  /** Name of an {@link Outcome}. */
  public static final String OUTCOME = "outcome";

  /** Reason of a REJECTED row. */
  public static final String NOT_TAKEN = "NOT_TAKEN";

  /** Whether somebody's values were sent and are not known to have arrived. */
  private static final Expression FAILED =
      new Expression.In(ref(OUTCOME), List.of(text(Outcome.UNCONFIRMED), text(Outcome.REJECTED)));

  private Settlement() {}

  /**
   * A slice of the plan that was sent.
   *
   * @param clean whether the service's counters say that all of it arrived; a position that is in
   *     several slices arrived when one of them is clean
   * @param rejected positions that the service named as wrong, or that failed alone
   */
  public record Sent(long from, long to, boolean clean, List<Long> rejected) {
    public Sent {
      rejected = List.copyOf(rejected);
    }
  }

  /**
   * The plan's rows with their {@link #OUTCOME}, without the unchanged, and those removed.
   *
   * @param removals whom the run takes off, see {@link Removals}
   * @param removed slices of their positions that were sent
   * @param readBack the list after sending; absent when it could not be read
   */
  public static Query outcomes(
      Snapshot plan,
      List<Sent> sent,
      Query removals,
      List<Sent> removed,
      Optional<Query> readBack) {
    return new Query.Append(
        List.of(ofMembers(plan, sent, readBack), Removals.outcomes(removals, removed, readBack)));
  }

  /** The same columns for a plan that is not carried out: what it would do with everybody. */
  public static Query intended(Snapshot plan, Query removals) {
    Query members =
        project(
            new Query.Filter(new Query.Scan(plan), not(is(PlanRow.INTENT, Outcome.UNCHANGED))),
            keep(PlanRow.CUSTOMER_ID),
            keep(PlanRow.GIVEN),
            keep(PlanRow.ADDRESS),
            keep(PlanRow.SHORTENED),
            as(OUTCOME, ref(PlanRow.INTENT)),
            keep(PlanRow.REASON),
            keep(PlanRow.WINNER),
            keep(PlanRow.FINGERPRINT),
            keep(PlanRow.OURS),
            as(Ledger.CONFIRMED, Literal.of(false)));
    return new Query.Append(List.of(members, Removals.intended(removals)));
  }

  private static Query ofMembers(Snapshot plan, List<Sent> sent, Optional<Query> readBack) {
    Query changed =
        new Query.Filter(new Query.Scan(plan), not(is(PlanRow.INTENT, Outcome.UNCHANGED)));
    Query seen =
        readBack
            .<Query>map(list ->
                new Query.Join(
                    Query.JoinKind.LEFT,
                    changed,
                    project(list, as("r_address", ref(Suppressed.ADDRESS))),
                    List.of(new Query.Key(PlanRow.ADDRESS, "r_address"))))
            .orElseGet(() -> plus(changed, as("r_address", noText())));
    Query judged = plus(seen, as(OUTCOME, outcome(sent, readBack.isPresent())));
    return project(
        judged,
        keep(PlanRow.CUSTOMER_ID),
        keep(PlanRow.GIVEN),
        keep(PlanRow.ADDRESS),
        keep(PlanRow.SHORTENED),
        keep(OUTCOME),
        as(PlanRow.REASON, reason(sent)),
        keep(PlanRow.WINNER),
        keep(PlanRow.FINGERPRINT),
        keep(PlanRow.OURS),
        as(Ledger.CONFIRMED, confirmed(readBack.isPresent())));
  }

  private static Expression outcome(List<Sent> sent, boolean read) {
    Expression taken = present(ref("r_address"));
    Expression clean = within(sent.stream().filter(Sent::clean).toList());
    Expression added =
        read
            ? when(
                taken,
                text(Outcome.ADDED),
                when(clean, text(Outcome.UNCONFIRMED), text(Outcome.REJECTED)))
            : when(clean, text(Outcome.ADDED), text(Outcome.UNCONFIRMED));
    Expression updated =
        when(read ? and(clean, taken) : clean, text(Outcome.UPDATED), text(Outcome.UNCONFIRMED));
    return when(
        is(PlanRow.INTENT, Outcome.HELD_BACK),
        text(Outcome.HELD_BACK),
        when(
            not(within(sent)),
            text(Outcome.HELD_BACK),
            when(
                and(named(sent), not(clean)),
                text(Outcome.REJECTED),
                when(is(PlanRow.INTENT, Outcome.ADDED), added, updated))));
  }

  private static Expression reason(List<Sent> sent) {
    return when(
        is(PlanRow.INTENT, Outcome.HELD_BACK),
        ref(PlanRow.REASON),
        when(
            not(within(sent)),
            text(HoldBack.NOT_SENT),
            when(is(OUTCOME, Outcome.REJECTED), text(NOT_TAKEN), noText())));
  }

  /**
   * Updated people were on the list before; an added one counts as being there when seen, or when
   * all of its batch arrived.
   */
  private static Expression confirmed(boolean read) {
    return read
        ? new Expression.Or(List.of(present(ref("r_address")), is(PlanRow.INTENT, Outcome.UPDATED)))
        : new Expression.Or(
            List.of(is(OUTCOME, Outcome.ADDED), is(PlanRow.INTENT, Outcome.UPDATED)));
  }

  static Expression within(List<Sent> slices) {
    List<Expression> ranges = new ArrayList<>();
    slices.forEach(slice ->
        ranges.add(
            between(ref(PlanRow.POSITION), Literal.of(slice.from()), Literal.of(slice.to()))));
    return ranges.isEmpty() ? Literal.of(false) : new Expression.Or(ranges);
  }

  private static Expression named(List<Sent> sent) {
    List<Literal> positions =
        sent.stream().flatMap(slice -> slice.rejected().stream()).map(Literal::of).toList();
    return positions.isEmpty()
        ? Literal.of(false)
        : new Expression.In(ref(PlanRow.POSITION), positions);
  }

  /**
   * The ledger after a run: what it dealt with, and everything older that was not removed.
   *
   * @param read whether the list was read back
   */
  public static Query ledger(Query before, Snapshot outcomes, boolean read) {
    Query dealtWith =
        new Query.Filter(
            new Query.Scan(outcomes),
            new Expression.In(
                ref(OUTCOME),
                List.of(
                    text(Outcome.ADDED),
                    text(Outcome.UPDATED),
                    text(Outcome.UNCONFIRMED),
                    text(Outcome.REJECTED))));
    Expression neverThere = and(is(OUTCOME, Outcome.REJECTED), not(ref(Ledger.CONFIRMED)));
    Query rows =
        project(
            withFailures(dealtWith, before),
            keep(Ledger.ADDRESS),
            keep(PlanRow.CUSTOMER_ID),
            as(Ledger.FINGERPRINT, when(FAILED, noText(), ref(PlanRow.FINGERPRINT))),
            as(Ledger.OURS, when(neverThere, new Literal.Absent(Type.BOOLEAN), ref(PlanRow.OURS))),
            keep(Ledger.CONFIRMED),
            as(Ledger.LEFT, Literal.of(false)),
            as(Ledger.FAILURES, when(FAILED, whole(ref("f_failures")), Ledger.NO_FAILURES)),
            as(Ledger.FAILED, when(FAILED, ref(PlanRow.FINGERPRINT), noText())));
    Query gone = select(gone(outcomes), Ledger.ADDRESS);
    Query older = outlived(without(without(before, rows), gone), rows);
    List<Query> all = new ArrayList<>(List.of(rows, older));
    all.add(unsure(before, read ? select(stillThere(outcomes), Ledger.ADDRESS) : gone));
    return new Query.Append(all);
  }

  /**
   * Somebody who left the list under an address and was sent under another one since has nothing to
   * do with the old one any more; that stays an address that left.
   */
  private static Query outlived(Query older, Query sent) {
    Query left =
        new Query.Join(
            Query.JoinKind.SEMI,
            new Query.Filter(older, ref(Ledger.LEFT)),
            sent,
            List.of(new Query.Key(PlanRow.CUSTOMER_ID, PlanRow.CUSTOMER_ID)));
    Query marked =
        new Query.Join(
            Query.JoinKind.LEFT,
            older,
            project(left, as("o_address", ref(Ledger.ADDRESS))),
            List.of(new Query.Key(Ledger.ADDRESS, "o_address")));
    return project(
        marked,
        Ledger.SCHEMA.names().stream()
            .map(name ->
                name.equals(PlanRow.CUSTOMER_ID)
                    ? as(name, when(present(ref("o_address")), noText(), ref(name)))
                    : keep(name))
            .toArray(Query.Output[]::new));
  }

  /** With how often in a row the same values have failed, this run included; absent if never. */
  private static Query withFailures(Query outcomes, Query before) {
    Query now =
        project(
            new Query.Filter(outcomes, FAILED),
            as("f_address", ref(PlanRow.ADDRESS)),
            as("f_failed", ref(PlanRow.FINGERPRINT)),
            as("f_failures", Literal.of(1)));
    Query earlier =
        project(
            new Query.Filter(before, greater(ref(Ledger.FAILURES), Ledger.NO_FAILURES)),
            as("f_address", ref(Ledger.ADDRESS)),
            as("f_failed", ref(Ledger.FAILED)),
            as("f_failures", ref(Ledger.FAILURES)));
    Query counted =
        new Query.Aggregate(
            new Query.Append(List.of(now, earlier)),
            List.of("f_address", "f_failed"),
            List.of(Query.Total.of("f_failures", Query.Function.SUM, ref("f_failures"))));
    return new Query.Join(
        Query.JoinKind.LEFT,
        outcomes,
        counted,
        List.of(
            new Query.Key(PlanRow.ADDRESS, "f_address"),
            new Query.Key(PlanRow.FINGERPRINT, "f_failed")));
  }

  private static Expression whole(Expression sum) {
    return new Expression.Convert(sum, Type.INTEGER);
  }

  /** Who was to be taken off the list by our doing and was still on it: the list may lag. */
  private static Query stillThere(Snapshot outcomes) {
    return new Query.Filter(
        new Query.Scan(outcomes),
        and(is(OUTCOME, Outcome.NOT_REMOVED), not(ref(Ledger.CONFIRMED))));
  }

  /** Who is off the list by our doing, or may be. */
  private static Query gone(Snapshot outcomes) {
    Expression concerned =
        new Expression.In(ref(OUTCOME), List.of(text(Outcome.REMOVED), text(Outcome.NOT_REMOVED)));
    return new Query.Filter(new Query.Scan(outcomes), and(concerned, not(ref(Ledger.CONFIRMED))));
  }

  /** Whoever may be gone stays ours, and is no leaver when missing. */
  private static Query unsure(Query before, Query gone) {
    Query rows =
        new Query.Join(
            Query.JoinKind.SEMI,
            before,
            gone,
            List.of(new Query.Key(Ledger.ADDRESS, Ledger.ADDRESS)));
    return project(
        rows,
        Ledger.SCHEMA.names().stream()
            .map(name ->
                name.equals(Ledger.CONFIRMED) || name.equals(Ledger.LEFT)
                    ? as(name, Literal.of(false))
                    : keep(name))
            .toArray(Query.Output[]::new));
  }

  /**
   * Addresses that should be on the list after the run: who travels or stays as is, and ours who
   * are not removed.
   */
  public static Query planned(Snapshot plan, Query ledger, Query listedBefore, Query removals) {
    Query members =
        select(
            new Query.Filter(new Query.Scan(plan), not(is(PlanRow.INTENT, Outcome.HELD_BACK))),
            PlanRow.ADDRESS);
    return new Query.Combine(
        Query.SetKind.UNION, members, without(oursOn(ledger, listedBefore), removals));
  }

  /** Addresses of ours that are on a list as read. */
  public static Query oursOn(Query ledger, Query listed) {
    return new Query.Join(
        Query.JoinKind.SEMI,
        select(new Query.Filter(ledger, ref(Ledger.OURS)), Ledger.ADDRESS),
        listed,
        List.of(new Query.Key(Ledger.ADDRESS, Suppressed.ADDRESS)));
  }

  /** Rows of the first that the second has not, by address. */
  public static Query without(Query addresses, Query others) {
    return new Query.Join(
        Query.JoinKind.ANTI,
        addresses,
        others,
        List.of(new Query.Key(Ledger.ADDRESS, Ledger.ADDRESS)));
  }
}
