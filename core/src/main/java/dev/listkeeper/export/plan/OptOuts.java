package dev.listkeeper.export.plan;

import static dev.listkeeper.query.Expressions.is;
import static dev.listkeeper.query.Expressions.select;
import static dev.listkeeper.query.Schema.column;

import dev.listkeeper.export.DataMatching;
import dev.listkeeper.export.HoldBack;
import dev.listkeeper.profile.CustomerModel;
import dev.listkeeper.query.Query;
import dev.listkeeper.query.Schema;
import dev.listkeeper.query.Snapshot;
import dev.listkeeper.query.Type;
import java.util.List;
import java.util.Optional;

/**
 * Which customers an account's opt-outs belong to, a row an address and customer: an opt-out
 * follows the customer to a new address, whether or not anything was ever sent to the old one.
 */
public final class OptOuts {
  public static final Schema SCHEMA =
      Schema.of(column(PlanRow.ADDRESS, Type.TEXT), column(PlanRow.CUSTOMER_ID, Type.TEXT));

  private OptOuts() {}

  /** The rows as stored; none before an account's first pull. */
  public static Query of(Optional<Snapshot> stored) {
    return stored.<Query>map(Query.Scan::new).orElseGet(() -> new Query.Rows(SCHEMA, List.of()));
  }

  /** The addresses of all customers as they are now, with the CustomerId. */
  public static Query current(CustomerModel model, DataMatching matching) {
    return Candidates.addresses(model, matching);
  }

  /**
   * What is known after a pull. Somebody who has opted in again is forgotten.
   *
   * @param seen queries with address and CustomerId, among others what was known before
   * @param suppressed see {@link Suppressed#SCHEMA}
   */
  public static Query known(List<Query> seen, Query suppressed) {
    List<Query> pairs =
        seen.stream().map(query -> select(query, PlanRow.ADDRESS, PlanRow.CUSTOMER_ID)).toList();
    return new Query.Distinct(
        new Query.Join(
            Query.JoinKind.SEMI,
            new Query.Append(pairs),
            unsubscribed(suppressed),
            List.of(new Query.Key(PlanRow.ADDRESS, PlanRow.ADDRESS))));
  }

  /**
   * The same together with what another run of the account added while this one was pulling and
   * planning: its pull may be the newer one.
   *
   * @param before what was known when this run began its pull
   * @param latest what is known by now
   * @param known see {@link #known}
   */
  public static Query merged(Query before, Query latest, Query known) {
    Query others =
        new Query.Join(
            Query.JoinKind.ANTI,
            latest,
            before,
            List.of(
                new Query.Key(PlanRow.ADDRESS, PlanRow.ADDRESS),
                new Query.Key(PlanRow.CUSTOMER_ID, PlanRow.CUSTOMER_ID)));
    return new Query.Distinct(new Query.Append(List.of(known, others)));
  }

  private static Query unsubscribed(Query suppressed) {
    return select(
        new Query.Filter(suppressed, is(Suppressed.STATE, HoldBack.UNSUBSCRIBED)),
        Suppressed.ADDRESS);
  }
}
