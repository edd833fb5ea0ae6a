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
import static dev.listkeeper.query.Expressions.or;
import static dev.listkeeper.query.Expressions.orElse;
import static dev.listkeeper.query.Expressions.plus;
import static dev.listkeeper.query.Expressions.present;
import static dev.listkeeper.query.Expressions.project;
import static dev.listkeeper.query.Expressions.ref;
import static dev.listkeeper.query.Expressions.text;
import static dev.listkeeper.query.Expressions.when;

import dev.listkeeper.export.ExportRules;
import dev.listkeeper.export.HoldBack;
import dev.listkeeper.export.Outcome;
import dev.listkeeper.profile.AttributePath;
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
  private static final String LEDGER_LEFT = "l_left";

  /** Present for those who have given the consent that the export asks for. */
  private static final String CONSENTING = "consenting";

  private static final String LEDGER_FAILURES = "l_failures";
  private static final String LEDGER_FAILED = "l_failed";

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
   * @param missing who of the ledger is not on it, see {@link Noticed#missing}
   * @param everybody whether also the unchanged travel, and those set aside
   * @param permits what people allowed this run beyond the rules
   * @param mayAdd how many people may be added; absent for no cap
   */
  public record Inputs(
      List<Snapshot> segments,
      CustomerModel model,
      Mapping mapping,
      Query suppressed,
      Query optOuts,
      Query listed,
      Query ledger,
      Query missing,
      ExportRules rules,
      boolean everybody,
      Permits.Open permits,
      Optional<Long> mayAdd) {}

  /**
   * Stores the plan.
   *
   * @param scratch an empty folder for intermediate results; the caller deletes it
   * @param folder where the plan goes
   */
  public Snapshot plan(Inputs inputs, Path scratch, Path folder) {
    Query candidates =
        Candidates.of(engine, inputs.segments(), inputs.model(), inputs.mapping(), scratch);
    Query followed = stored(followed(inputs), scratch, "followed");
    // Few share an address, and only those have to be ranked.
    Query shared = stored(SharedAddresses.of(candidates), scratch, "shared");
    Query contested =
        known(
            SharedAddresses.among(candidates, shared),
            SharedAddresses.among(inputs.ledger(), shared),
            followed,
            inputs);
    Query ranked = stored(SharedAddresses.ranked(contested, order(inputs)), scratch, "ranked");
    Query known = known(candidates, inputs.ledger(), followed, inputs);
    Query decided = decided(known, ranked, inputs);
    return engine.store(
        positioned(inputs.mayAdd().map(most -> RampUp.of(decided, most)).orElse(decided)), folder);
  }

  private Query stored(Query query, Path scratch, String name) {
    return new Query.Scan(engine.store(query, scratch.resolve(name)));
  }

  /**
   * Candidates with what the ledger says about their address, and why they must not travel under
   * any address.
   */
  private static Query known(Query candidates, Query ledger, Query followed, Inputs inputs) {
    Query known =
        project(
            ledger,
            as("l_address", ref(Ledger.ADDRESS)),
            as(LEDGER_CUSTOMER, ref(PlanRow.CUSTOMER_ID)),
            as(LEDGER_FINGERPRINT, ref(Ledger.FINGERPRINT)),
            as(LEDGER_OURS, ref(Ledger.OURS)),
            as(LEDGER_CONFIRMED, ref(Ledger.CONFIRMED)),
            as(LEDGER_LEFT, ref(Ledger.LEFT)),
            as(LEDGER_FAILURES, ref(Ledger.FAILURES)),
            as(LEDGER_FAILED, ref(Ledger.FAILED)));
    Query joined = join(candidates, known, PlanRow.ADDRESS, "l_address");
    joined = join(joined, followed, PlanRow.CUSTOMER_ID, Followed.CUSTOMER);
    Optional<AttributePath> consent = inputs.rules().consent();
    if (consent.isPresent()) {
      Query consenting = ConsentField.consenting(inputs.model(), consent.get(), CONSENTING);
      joined = join(joined, consenting, PlanRow.CUSTOMER_ID, CONSENTING);
    }
    return joined;
  }

  /** Who must not travel does not keep others from an address they share. */
  private static List<Query.Order> order(Inputs inputs) {
    Expression free = and(absent(ref(Followed.STATE)), consents(inputs));
    Expression mustNot = when(free, Literal.of(0), Literal.of(1));
    Expression lifted = when(isLifted(inputs), Literal.of(0), Literal.of(1));
    Expression holdsIt =
        when(eq(ref(LEDGER_CUSTOMER), ref(PlanRow.CUSTOMER_ID)), Literal.of(0), Literal.of(1));
    return List.of(
        new Query.Order(mustNot, true),
        new Query.Order(lifted, true),
        new Query.Order(holdsIt, true),
        Query.Order.ascending(PlanRow.CUSTOMER_ID));
  }

  private static Query decided(Query known, Query ranked, Inputs inputs) {
    Query joined =
        join(known, SharedAddresses.winners(ranked), PlanRow.CUSTOMER_ID, SharedAddresses.LOSER);
    joined = join(joined, renamed(inputs.suppressed(), "s_"), PlanRow.ADDRESS, "s_address");
    joined = join(joined, renamed(inputs.listed(), "x_"), PlanRow.ADDRESS, "x_address");
    List<String> carried = Candidates.columns(inputs.mapping());
    List<Query.Output> reasoned = Values.keepAll(carried);
    reasoned.add(as(PlanRow.FINGERPRINT, MappedValues.fingerprint(inputs.mapping())));
    reasoned.add(as(PlanRow.REASON, reason(inputs)));
    reasoned.add(keep(SharedAddresses.WINNER));
    reasoned.add(keep(LEDGER_FAILURES));
    reasoned.add(keep(LEDGER_FAILED));
    reasoned.add(as("listed", present(ref("x_address"))));
    reasoned.add(keep(LEDGER_FINGERPRINT));
    reasoned.add(keep(LEDGER_CUSTOMER));
    reasoned.add(as(PlanRow.OURS, ours(inputs)));
    List<Query.Output> decided = Values.keepAll(carried);
    decided.add(keep(PlanRow.FINGERPRINT));
    decided.add(as(PlanRow.INTENT, intent(inputs.everybody())));
    decided.add(keep(PlanRow.REASON));
    decided.add(
        as(
            PlanRow.WINNER,
            when(
                is(PlanRow.REASON, HoldBack.DUPLICATE_ADDRESS),
                ref(SharedAddresses.WINNER),
                noText())));
    decided.add(keep(PlanRow.OURS));
    decided.add(as(PlanRow.TURN, turn()));
    Query setAside = setAside(new Query.Project(joined, reasoned), inputs);
    return new Query.Project(setAside, decided);
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
                Literal.of(inputs.rules().setAsideAfter())));
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

  private static Expression ours(Inputs inputs) {
    return inputs.permits().adopts()
        ? Literal.of(true)
        : orElse(ref(LEDGER_OURS), absent(ref("x_address")));
  }

  private static Expression reason(Inputs inputs) {
    // Somebody deleted is off the list for that reason, unless seen leaving it before.
    Expression gone =
        and(
            ref(LEDGER_CONFIRMED),
            absent(ref("x_address")),
            or(absent(ref("s_state")), ref(LEDGER_LEFT)),
            not(isLifted(inputs)));
    Expression suppressed =
        inputs.rules().reviveDeleted()
            ? when(is("s_state", HoldBack.UNSUBSCRIBED), ref("s_state"), noText())
            : ref("s_state");
    return when(
        present(ref(Candidates.REFUSAL)),
        ref(Candidates.REFUSAL),
        orElse(
            orElse(suppressed, ref(Followed.STATE)),
            when(
                gone,
                text(HoldBack.LEFT_LIST),
                when(
                    not(consents(inputs)),
                    text(HoldBack.NO_CONSENT),
                    when(
                        present(ref(SharedAddresses.WINNER)),
                        text(HoldBack.DUPLICATE_ADDRESS),
                        noText())))));
  }

  private static Expression consents(Inputs inputs) {
    return inputs.rules().consent().isPresent() ? present(ref(CONSENTING)) : Literal.of(true);
  }

  private static Expression isLifted(Inputs inputs) {
    return Followed.isLifted(inputs.permits());
  }

  private static Query followed(Inputs inputs) {
    return Followed.of(
        inputs.optOuts(),
        inputs.ledger(),
        inputs.suppressed(),
        inputs.missing(),
        inputs.rules(),
        inputs.permits());
  }

  private static Query positioned(Query decided) {
    Expression travels =
        new Expression.In(ref(PlanRow.INTENT), List.of(text(Outcome.ADDED), text(Outcome.UPDATED)));
    Query marked = plus(decided, as("travels", travels));
    // Who stays behind comes last and needs no order; a CustomerId is shorter than an address.
    Query numbered =
        new Query.Ranked(
            marked,
            "number",
            List.of(),
            List.of(
                new Query.Order(
                    when(ref("travels"), ref(PlanRow.TURN), new Literal.Absent(Type.INTEGER)),
                    true),
                new Query.Order(when(ref("travels"), ref(PlanRow.CUSTOMER_ID), noText()), true)));
    List<Query.Output> outputs = Values.keepAll(decided.schema().names());
    outputs.add(
        as(
            PlanRow.POSITION,
            when(ref("travels"), ref("number"), new Literal.Absent(Type.INTEGER))));
    return new Query.Project(numbered, outputs);
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
