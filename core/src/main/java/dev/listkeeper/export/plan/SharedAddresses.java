package dev.listkeeper.export.plan;

import static dev.listkeeper.query.Expressions.as;
import static dev.listkeeper.query.Expressions.eq;
import static dev.listkeeper.query.Expressions.greater;
import static dev.listkeeper.query.Expressions.present;
import static dev.listkeeper.query.Expressions.project;
import static dev.listkeeper.query.Expressions.ref;
import static dev.listkeeper.query.Expressions.select;

import dev.listkeeper.query.Literal;
import dev.listkeeper.query.Query;
import java.util.List;

/** Addresses that several members have, and who of them travels. */
final class SharedAddresses {
  /** CustomerId of somebody who shares an address and is not the one who travels under it. */
  static final String LOSER = "d_customer";

  /** CustomerId of the one who travels instead. */
  static final String WINNER = "w_customer";

  private static final String ADDRESS = "shared_address";
  private static final String RANK = "rank";

  private SharedAddresses() {}

  /** The addresses that more than one candidate has. */
  static Query of(Query candidates) {
    Query addresses =
        select(new Query.Filter(candidates, present(ref(PlanRow.ADDRESS))), PlanRow.ADDRESS);
    Query counted =
        new Query.Aggregate(
            addresses, List.of(PlanRow.ADDRESS), List.of(Query.Total.countRows("n")));
    return project(
        new Query.Filter(counted, greater(ref("n"), Literal.of(1))),
        as(ADDRESS, ref(PlanRow.ADDRESS)));
  }

  /** Rows with one of the shared addresses. */
  static Query among(Query addresses, Query shared) {
    return new Query.Join(
        Query.JoinKind.SEMI, addresses, shared, List.of(new Query.Key(PlanRow.ADDRESS, ADDRESS)));
  }

  /** Address, CustomerId and rank of those who share one. */
  static Query ranked(Query contested, List<Query.Order> order) {
    return select(
        new Query.Ranked(contested, RANK, List.of(PlanRow.ADDRESS), order),
        PlanRow.ADDRESS,
        PlanRow.CUSTOMER_ID,
        RANK);
  }

  /** Each loser with the winner. */
  static Query winners(Query ranked) {
    Query losers =
        project(
            new Query.Filter(ranked, greater(ref(RANK), Literal.of(1))),
            as(LOSER, ref(PlanRow.CUSTOMER_ID)),
            as("d_address", ref(PlanRow.ADDRESS)));
    Query winners =
        project(
            new Query.Filter(ranked, eq(ref(RANK), Literal.of(1))),
            as(WINNER, ref(PlanRow.CUSTOMER_ID)),
            as("w_address", ref(PlanRow.ADDRESS)));
    return select(
        new Query.Join(
            Query.JoinKind.INNER,
            losers,
            winners,
            List.of(new Query.Key("d_address", "w_address"))),
        LOSER,
        WINNER);
  }
}
