package dev.listkeeper.export.plan;

import static dev.listkeeper.query.Expressions.absent;
import static dev.listkeeper.query.Expressions.and;
import static dev.listkeeper.query.Expressions.as;
import static dev.listkeeper.query.Expressions.eq;
import static dev.listkeeper.query.Expressions.is;
import static dev.listkeeper.query.Expressions.keep;
import static dev.listkeeper.query.Expressions.noText;
import static dev.listkeeper.query.Expressions.not;
import static dev.listkeeper.query.Expressions.or;
import static dev.listkeeper.query.Expressions.plus;
import static dev.listkeeper.query.Expressions.present;
import static dev.listkeeper.query.Expressions.project;
import static dev.listkeeper.query.Expressions.ref;
import static dev.listkeeper.query.Expressions.select;
import static dev.listkeeper.query.Expressions.text;
import static dev.listkeeper.query.Expressions.when;
import static dev.listkeeper.query.Schema.column;

import dev.listkeeper.export.HoldBack;
import dev.listkeeper.export.Mode;
import dev.listkeeper.export.Outcome;
import dev.listkeeper.profile.Customers;
import dev.listkeeper.query.Expression;
import dev.listkeeper.query.Literal;
import dev.listkeeper.query.Query;
import dev.listkeeper.query.Schema;
import dev.listkeeper.query.Snapshot;
import dev.listkeeper.query.Type;
import java.util.List;
import java.util.Optional;

/** People of ours whom a run takes off its list, a row an address, and how they are found. */
public final class Removals {
  public static final String ADDRESS = Ledger.ADDRESS;
  public static final String CUSTOMER_ID = Customers.CUSTOMER_ID;

  /** {@link #LEFT_SEGMENTS}, {@link #ADDRESS_CHANGED}, or the name of a {@link HoldBack}. */
  public static final String REASON = "reason";

  /** The customer is in none of the segments any more. */
  public static final String LEFT_SEGMENTS = "LEFT_SEGMENTS";

  /** The customer has another address now. */
  public static final String ADDRESS_CHANGED = "ADDRESS_CHANGED";

  /** At Constant Contact; absent when the account has no such contact. */
  public static final String CONTACT_ID = "contact_id";

  /** From 1, in order of address, among those with a contact id. */
  public static final String POSITION = "position";

  /** What is known of an account's contacts: address and id. */
  public static final Schema CONTACTS =
      Schema.of(column(ADDRESS, Type.TEXT), column(CONTACT_ID, Type.TEXT));

  private Removals() {}

  /** Contact ids as stored; none before any were learnt. */
  public static Query contacts(Optional<Snapshot> stored) {
    return stored.<Query>map(Query.Scan::new).orElseGet(() -> new Query.Rows(CONTACTS, List.of()));
  }

  /** Whom a run takes off: address, CustomerId, reason. */
  public static Query planned(Query plan, Query ledger, Query listed, Mode mode) {
    Query ours = new Query.Filter(ledger, ref(Ledger.OURS));
    Query there =
        new Query.Join(
            Query.JoinKind.SEMI,
            select(ours, Ledger.ADDRESS, CUSTOMER_ID),
            listed,
            List.of(new Query.Key(Ledger.ADDRESS, Suppressed.ADDRESS)));
    Query going = Settlement.without(there, staying(plan));
    Query members =
        project(
            plan,
            as("m_customer", ref(PlanRow.CUSTOMER_ID)),
            as("m_address", ref(PlanRow.ADDRESS)),
            as("m_reason", ref(PlanRow.REASON)));
    Query known =
        new Query.Join(
            Query.JoinKind.LEFT, going, members, List.of(new Query.Key(CUSTOMER_ID, "m_customer")));
    // Who has to wait for a new address keeps the old one meanwhile.
    Query joined = new Query.Filter(known, not(waits("m_reason")));
    Query reasoned = project(joined, keep(ADDRESS), keep(CUSTOMER_ID), as(REASON, reason()));
    return switch (mode) {
      case MIRROR -> reasoned;
      case ADD_AND_UPDATE -> new Query.Filter(reasoned, eq(ref(REASON), text(ADDRESS_CHANGED)));
    };
  }

  /** Addresses that may be on the list: of who travels or stays, and of who only has to wait. */
  private static Query staying(Query plan) {
    Expression may = or(not(is(PlanRow.INTENT, Outcome.HELD_BACK)), waits(PlanRow.REASON));
    return select(new Query.Filter(plan, and(present(ref(PlanRow.ADDRESS)), may)), PlanRow.ADDRESS);
  }

  private static Expression waits(String reason) {
    return and(
        present(ref(reason)),
        new Expression.In(
            ref(reason), HoldBack.WAITING.stream().map(waiting -> text(waiting)).toList()));
  }

  private static Expression reason() {
    Expression changed = and(present(ref("m_address")), not(eq(ref("m_address"), ref(ADDRESS))));
    return when(
        absent(ref("m_customer")),
        text(LEFT_SEGMENTS),
        when(changed, text(ADDRESS_CHANGED), ref("m_reason")));
  }

  /** Those to be removed whose contact id is not among the known ones: their addresses. */
  public static Query unknown(Query removals, Query contacts) {
    return select(Settlement.without(removals, contacts), ADDRESS);
  }

  /** With contact ids, and positions for those who have one. */
  public static Query found(Query removals, Query contacts) {
    Query known = project(contacts, as("k_address", ref(ADDRESS)), as(CONTACT_ID, ref(CONTACT_ID)));
    Query joined =
        new Query.Join(
            Query.JoinKind.LEFT, removals, known, List.of(new Query.Key(ADDRESS, "k_address")));
    Query marked = plus(joined, as("known", present(ref(CONTACT_ID))));
    Query numbered =
        new Query.Ranked(
            marked, "number", List.of("known"), List.of(Query.Order.ascending(ADDRESS)));
    return new Query.Sort(
        project(
            numbered,
            keep(ADDRESS),
            keep(CUSTOMER_ID),
            keep(REASON),
            keep(CONTACT_ID),
            as(POSITION, when(ref("known"), ref("number"), new Literal.Absent(Type.INTEGER)))),
        List.of(Query.Order.ascending(POSITION), Query.Order.ascending(ADDRESS)),
        0,
        Optional.empty());
  }

  /**
   * What became of them, in the columns of outcomes: off the list or not by read-back; without one,
   * by what was sent.
   *
   * @param removals with positions, or as planned when none was sent
   * @param sent slices of positions that were sent
   * @param readBack the list afterwards; absent when it could not be read
   */
  static Query outcomes(Query removals, List<Settlement.Sent> sent, Optional<Query> readBack) {
    boolean hasPositions = removals.schema().names().contains(POSITION);
    Query positioned =
        hasPositions ? removals : plus(removals, as(POSITION, new Literal.Absent(Type.INTEGER)));
    Query seen =
        readBack
            .<Query>map(list ->
                new Query.Join(
                    Query.JoinKind.LEFT,
                    positioned,
                    project(list, as("r_address", ref(Suppressed.ADDRESS))),
                    List.of(new Query.Key(ADDRESS, "r_address"))))
            .orElseGet(() -> plus(positioned, as("r_address", ref(ADDRESS))));
    Expression posted = Settlement.within(sent);
    Expression done = Settlement.within(sent.stream().filter(Settlement.Sent::clean).toList());
    // Somebody whom the account does not know as a contact any more needs no removal.
    Expression unknown = hasPositions ? absent(ref(POSITION)) : Literal.of(false);
    Expression off =
        readBack.isPresent() ? and(absent(ref("r_address")), or(posted, unknown)) : done;
    return outcomes(
        seen,
        when(off, text(Outcome.REMOVED), text(Outcome.NOT_REMOVED)),
        // Who may be gone by our doing does not count as a leaver later; who was not removed does,
        // if missing.
        not(or(posted, off)));
  }

  /** The same columns for those whom a plan would take off. */
  static Query intended(Query removals) {
    return outcomes(removals, text(Outcome.REMOVED), Literal.of(false));
  }

  private static Query outcomes(Query removals, Expression outcome, Expression confirmed) {
    return project(
        removals,
        keep(PlanRow.CUSTOMER_ID),
        as(PlanRow.GIVEN, ref(ADDRESS)),
        keep(PlanRow.ADDRESS),
        as(PlanRow.SHORTENED, Literal.of(false)),
        as(Settlement.OUTCOME, outcome),
        keep(PlanRow.REASON),
        as(PlanRow.WINNER, noText()),
        as(PlanRow.FINGERPRINT, noText()),
        as(PlanRow.OURS, Literal.of(true)),
        as(Ledger.CONFIRMED, confirmed));
  }
}
