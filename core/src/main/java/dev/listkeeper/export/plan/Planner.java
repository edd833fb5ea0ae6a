package dev.listkeeper.export.plan;

import static dev.listkeeper.query.Expressions.absent;
import static dev.listkeeper.query.Expressions.and;
import static dev.listkeeper.query.Expressions.as;
import static dev.listkeeper.query.Expressions.eq;
import static dev.listkeeper.query.Expressions.greater;
import static dev.listkeeper.query.Expressions.is;
import static dev.listkeeper.query.Expressions.keep;
import static dev.listkeeper.query.Expressions.noText;
import static dev.listkeeper.query.Expressions.not;
import static dev.listkeeper.query.Expressions.orElse;
import static dev.listkeeper.query.Expressions.plus;
import static dev.listkeeper.query.Expressions.present;
import static dev.listkeeper.query.Expressions.project;
import static dev.listkeeper.query.Expressions.ref;
import static dev.listkeeper.query.Expressions.select;
import static dev.listkeeper.query.Expressions.text;
import static dev.listkeeper.query.Expressions.when;

import dev.listkeeper.export.DataMatching;
import dev.listkeeper.export.HoldBack;
import dev.listkeeper.export.Outcome;
import dev.listkeeper.profile.CustomerModel;
import dev.listkeeper.query.Expression;
import dev.listkeeper.query.Literal;
import dev.listkeeper.query.Query;
import dev.listkeeper.query.QueryEngine;
import dev.listkeeper.query.Snapshot;
import dev.listkeeper.query.Type;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Decides for every member what a run would do. Nothing is sent by planning, and the same inputs
 * give the same plan on every engine.
 */
public final class Planner {
  private static final String LEDGER_CUSTOMER = "l_customer";
  private static final String LEDGER_FINGERPRINT = "l_fingerprint";
  private static final String LEDGER_OURS = "l_ours";
  private static final String LEDGER_CONFIRMED = "l_confirmed";
  private static final String LEDGER_FAILURES = "l_failures";
  private static final String LEDGER_FAILED = "l_failed";
  private static final String RANK = "rank";

  private final QueryEngine engine;

  public Planner(QueryEngine engine) {
    this.engine = engine;
  }

  /**
   * What a plan is made from.
   *
   * @param segments membership of the chosen segments
   * @param suppressed see {@link Suppressed#SCHEMA}
   * @param optOuts see {@link OptOuts#SCHEMA}
   * @param listed the list before the run, see {@link Suppressed#LISTED}
   * @param everybody whether also the unchanged travel, and those set aside
   * @param setAsideAfter after how many runs without success a row does not travel again
   */
  public record Inputs(
      List<Snapshot> segments,
      CustomerModel model,
      DataMatching matching,
      Query suppressed,
      Query optOuts,
      Query listed,
      Query ledger,
      boolean everybody,
      int setAsideAfter) {}

  /**
   * Stores the plan, ordered by position.
   *
   * @param scratch an empty folder for intermediate results; the caller deletes it
   * @param folder where the plan goes
   */
  public Snapshot plan(Inputs inputs, Path scratch, Path folder) {
    Query candidates =
        Candidates.of(engine, inputs.segments(), inputs.model(), inputs.matching(), scratch);
    Query ranked =
        new Query.Scan(engine.store(ranked(candidates, inputs), scratch.resolve("candidates")));
    return engine.store(positioned(decided(ranked, inputs)), folder);
  }

  /**
   * Candidates with what the ledger says about their address, why they must not travel under any
   * address, and their rank among those who share one: who must not travel does not keep others
   * from it.
   */
  private static Query ranked(Query candidates, Inputs inputs) {
    Query known =
        project(
            inputs.ledger(),
            as("l_address", ref(Ledger.ADDRESS)),
            as(LEDGER_CUSTOMER, ref(PlanRow.CUSTOMER_ID)),
            as(LEDGER_FINGERPRINT, ref(Ledger.FINGERPRINT)),
            as(LEDGER_OURS, ref(Ledger.OURS)),
            as(LEDGER_CONFIRMED, ref(Ledger.CONFIRMED)),
            as(LEDGER_FAILURES, ref(Ledger.FAILURES)),
            as(LEDGER_FAILED, ref(Ledger.FAILED)));
    Query joined =
        new Query.Join(
            Query.JoinKind.LEFT,
            candidates,
            known,
            List.of(new Query.Key(PlanRow.ADDRESS, "l_address")));
    joined = join(joined, followed(inputs), PlanRow.CUSTOMER_ID, "f_customer");
    Expression mustNot = when(present(ref("f_state")), Literal.of(1), Literal.of(0));
    Expression holdsIt =
        when(eq(ref(LEDGER_CUSTOMER), ref(PlanRow.CUSTOMER_ID)), Literal.of(0), Literal.of(1));
    return new Query.Ranked(
        joined,
        RANK,
        List.of(PlanRow.ADDRESS),
        List.of(
            new Query.Order(mustNot, true),
            new Query.Order(holdsIt, true),
            Query.Order.ascending(PlanRow.CUSTOMER_ID)));
  }

  private static Query decided(Query ranked, Inputs inputs) {
    Query joined = join(ranked, winners(ranked), PlanRow.ADDRESS, "w_address");
    joined = join(joined, renamed(inputs.suppressed(), "s_"), PlanRow.ADDRESS, "s_address");
    joined = join(joined, renamed(inputs.listed(), "x_"), PlanRow.ADDRESS, "x_address");
    Query reasoned =
        project(
            joined,
            keep(PlanRow.CUSTOMER_ID),
            keep(PlanRow.GIVEN),
            keep(PlanRow.ADDRESS),
            keep(PlanRow.FIRST_NAME),
            keep(PlanRow.LAST_NAME),
            keep(PlanRow.SHORTENED),
            as(PlanRow.REASON, reason()),
            keep("w_customer"),
            as(PlanRow.FINGERPRINT, fingerprint()),
            keep(LEDGER_FAILURES),
            keep(LEDGER_FAILED),
            as("listed", present(ref("x_address"))),
            keep(LEDGER_FINGERPRINT),
            keep(LEDGER_CUSTOMER),
            as(PlanRow.OURS, orElse(ref(LEDGER_OURS), absent(ref("x_address")))));
    Query setAside = setAside(reasoned, inputs);
    return project(
        setAside,
        keep(PlanRow.CUSTOMER_ID),
        keep(PlanRow.GIVEN),
        keep(PlanRow.ADDRESS),
        keep(PlanRow.FIRST_NAME),
        keep(PlanRow.LAST_NAME),
        keep(PlanRow.SHORTENED),
        as(PlanRow.INTENT, intent(inputs.everybody())),
        keep(PlanRow.REASON),
        as(
            PlanRow.WINNER,
            when(is(PlanRow.REASON, HoldBack.DUPLICATE_ADDRESS), ref("w_customer"), noText())),
        keep(PlanRow.FINGERPRINT),
        keep(PlanRow.OURS),
        as(PlanRow.TURN, turn()));
  }

  /** Values that failed several times are left alone until they change, or everybody travels. */
  private static Query setAside(Query reasoned, Inputs inputs) {
    if (inputs.everybody()) {
      return reasoned;
    }
    Expression inVain =
        and(
            eq(ref(LEDGER_FAILED), ref(PlanRow.FINGERPRINT)),
            new Expression.Compare(
                Expression.Comparison.GREATER_OR_EQUAL,
                ref(LEDGER_FAILURES),
                Literal.of(inputs.setAsideAfter())));
    Expression reason =
        orElse(ref(PlanRow.REASON), when(inVain, text(HoldBack.SET_ASIDE), noText()));
    return new Query.Project(
        reasoned,
        reasoned.schema().names().stream()
            .map(name -> name.equals(PlanRow.REASON) ? as(name, reason) : keep(name))
            .toList());
  }

  private static Expression turn() {
    Expression later = when(ref("listed"), Literal.of(Turns.UPDATE), Literal.of(Turns.ADDITION));
    return when(greater(ref(LEDGER_FAILURES), Literal.of(0)), later, Literal.of(Turns.FIRST));
  }

  private static Expression intent(boolean everybody) {
    Expression same =
        everybody
            ? Literal.of(false)
            : and(
                eq(ref(LEDGER_FINGERPRINT), ref(PlanRow.FINGERPRINT)),
                eq(ref(LEDGER_CUSTOMER), ref(PlanRow.CUSTOMER_ID)));
    return when(
        present(ref(PlanRow.REASON)),
        text(Outcome.HELD_BACK),
        when(
            not(ref("listed")),
            text(Outcome.ADDED),
            when(same, text(Outcome.UNCHANGED), text(Outcome.UPDATED))));
  }

  private static Expression reason() {
    Expression gone = and(ref(LEDGER_CONFIRMED), absent(ref("x_address")));
    return when(
        present(ref(Candidates.REFUSAL)),
        ref(Candidates.REFUSAL),
        orElse(
            orElse(ref("s_state"), ref("f_state")),
            when(
                gone,
                text(HoldBack.LEFT_LIST),
                when(isDuplicate(), text(HoldBack.DUPLICATE_ADDRESS), noText()))));
  }

  private static Expression isDuplicate() {
    return and(present(ref(PlanRow.ADDRESS)), greater(ref(RANK), Literal.of(1)));
  }

  private static Expression fingerprint() {
    return new Expression.Fingerprint(List.of(ref(PlanRow.FIRST_NAME), ref(PlanRow.LAST_NAME)));
  }

  /** Who travels under each address that several members share. */
  private static Query winners(Query ranked) {
    Query shared =
        select(
            new Query.Filter(
                ranked, and(present(ref(PlanRow.ADDRESS)), eq(ref(RANK), Literal.of(2)))),
            PlanRow.ADDRESS);
    Query first = new Query.Filter(ranked, eq(ref(RANK), Literal.of(1)));
    return project(
        new Query.Join(
            Query.JoinKind.SEMI,
            first,
            shared,
            List.of(new Query.Key(PlanRow.ADDRESS, PlanRow.ADDRESS))),
        as("w_address", ref(PlanRow.ADDRESS)),
        as("w_customer", ref(PlanRow.CUSTOMER_ID)));
  }

  /**
   * Customers who opted out, or left the list, under an address they had before: that follows them
   * to a new one. A row a customer; unsubscribing weighs more.
   */
  private static Query followed(Inputs inputs) {
    Query pairs = OptOuts.known(List.of(inputs.optOuts(), inputs.ledger()), inputs.suppressed());
    Query optedOut =
        project(
            pairs,
            as("f_customer", ref(PlanRow.CUSTOMER_ID)),
            as("f_state", text(HoldBack.UNSUBSCRIBED)));
    Query left =
        project(
            new Query.Join(
                Query.JoinKind.ANTI,
                new Query.Filter(inputs.ledger(), ref(Ledger.CONFIRMED)),
                renamed(inputs.listed(), "x_"),
                List.of(new Query.Key(Ledger.ADDRESS, "x_address"))),
            as("f_customer", ref(PlanRow.CUSTOMER_ID)),
            as("f_state", text(HoldBack.LEFT_LIST)));
    return new Query.Aggregate(
        new Query.Append(List.of(optedOut, left)),
        List.of("f_customer"),
        List.of(Query.Total.of("f_state", Query.Function.MAX, ref("f_state"))));
  }

  private static Query positioned(Query decided) {
    Expression travels =
        new Expression.In(ref(PlanRow.INTENT), List.of(text(Outcome.ADDED), text(Outcome.UPDATED)));
    Query marked = plus(decided, as("travels", travels));
    Query numbered =
        new Query.Ranked(
            marked,
            "number",
            List.of("travels"),
            List.of(
                Query.Order.ascending(PlanRow.TURN),
                Query.Order.ascending(PlanRow.ADDRESS),
                Query.Order.ascending(PlanRow.CUSTOMER_ID)));
    Expression position = when(ref("travels"), ref("number"), new Literal.Absent(Type.INTEGER));
    return new Query.Sort(
        select(
            plus(numbered, as(PlanRow.POSITION, position)),
            PlanRow.SCHEMA.names().toArray(String[]::new)),
        List.of(
            Query.Order.ascending(PlanRow.POSITION), Query.Order.ascending(PlanRow.CUSTOMER_ID)),
        0,
        Optional.empty());
  }

  private static Query join(Query left, Query right, String leftKey, String rightKey) {
    return new Query.Join(
        Query.JoinKind.LEFT, left, right, List.of(new Query.Key(leftKey, rightKey)));
  }

  private static Query renamed(Query input, String prefix) {
    return new Query.Project(
        input, input.schema().names().stream().map(name -> as(prefix + name, ref(name))).toList());
  }
}
