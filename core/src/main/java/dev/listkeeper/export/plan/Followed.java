package dev.listkeeper.export.plan;

import static dev.listkeeper.query.Expressions.as;
import static dev.listkeeper.query.Expressions.not;
import static dev.listkeeper.query.Expressions.project;
import static dev.listkeeper.query.Expressions.ref;
import static dev.listkeeper.query.Expressions.select;
import static dev.listkeeper.query.Expressions.text;

import dev.listkeeper.export.ExportRules;
import dev.listkeeper.export.HoldBack;
import dev.listkeeper.profile.CustomerModel;
import dev.listkeeper.query.Expression;
import dev.listkeeper.query.Literal;
import dev.listkeeper.query.Query;
import java.util.ArrayList;
import java.util.List;

/**
 * Customers who must not travel under any address, a row each: who opted out, was deleted, or left
 * the list, under an address they had before. That follows them to a new one.
 */
public final class Followed {
  public static final String CUSTOMER = "f_customer";

  /** Name of a {@link HoldBack}. */
  public static final String STATE = "f_state";

  private Followed() {}

  /**
   * The customers. Unsubscribing weighs more than leaving, and that more than being deleted, as
   * their names sort.
   *
   * @param optOuts see {@link OptOuts#SCHEMA}
   * @param suppressed see {@link Suppressed#SCHEMA}
   * @param missing who of the ledger is not on the list, see {@link Noticed#missing}
   */
  public static Query of(
      Query optOuts,
      Query ledger,
      Query suppressed,
      Query missing,
      ExportRules rules,
      Permits.Open permits) {
    Query pairs = OptOuts.known(List.of(optOuts, ledger), suppressed);
    List<Query> all = new ArrayList<>();
    all.add(following(pairs, HoldBack.UNSUBSCRIBED));
    all.add(
        following(
            new Query.Filter(Noticed.left(missing), not(isLifted(permits))), HoldBack.LEFT_LIST));
    if (!rules.reviveDeleted()) {
      all.add(following(Noticed.deleted(missing), HoldBack.DELETED));
    }
    return strongest(all);
  }

  /** The same with those of a plan who have not consented, for an export that asks for it. */
  public static Query withoutConsent(
      Query followed, Query plan, CustomerModel model, ExportRules rules) {
    if (rules.consent().isEmpty()) {
      return followed;
    }
    Query consenting = ConsentField.consenting(model, rules.consent().get(), "consenting");
    Query others =
        new Query.Join(
            Query.JoinKind.ANTI,
            select(plan, PlanRow.CUSTOMER_ID),
            consenting,
            List.of(new Query.Key(PlanRow.CUSTOMER_ID, "consenting")));
    return strongest(List.of(followed, following(others, HoldBack.NO_CONSENT)));
  }

  private static Query following(Query customers, HoldBack reason) {
    return project(customers, as(CUSTOMER, ref(PlanRow.CUSTOMER_ID)), as(STATE, text(reason)));
  }

  private static Query strongest(List<Query> all) {
    return new Query.Aggregate(
        new Query.Append(all),
        List.of(CUSTOMER),
        List.of(Query.Total.of(STATE, Query.Function.MAX, ref(STATE))));
  }

  /** Whether a row is about somebody who may be put back once. */
  static Expression isLifted(Permits.Open permits) {
    List<Literal> customers = permits.lifted().stream().sorted().map(id -> text(id)).toList();
    return customers.isEmpty()
        ? Literal.of(false)
        : new Expression.In(ref(PlanRow.CUSTOMER_ID), customers);
  }
}
