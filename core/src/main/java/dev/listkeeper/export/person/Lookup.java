package dev.listkeeper.export.person;

import static dev.listkeeper.query.Expressions.as;
import static dev.listkeeper.query.Expressions.or;
import static dev.listkeeper.query.Expressions.orElse;
import static dev.listkeeper.query.Expressions.project;
import static dev.listkeeper.query.Expressions.ref;
import static dev.listkeeper.query.Expressions.select;

import dev.listkeeper.export.person.Person.Verdict;
import dev.listkeeper.export.plan.Ledger;
import dev.listkeeper.export.plan.PlanRow;
import dev.listkeeper.export.plan.Removals;
import dev.listkeeper.export.plan.Settlement;
import dev.listkeeper.query.Expression;
import dev.listkeeper.query.Literal;
import dev.listkeeper.query.Query;
import dev.listkeeper.query.QueryEngine;
import dev.listkeeper.query.RowCursor;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** The few rows of a dataset that are about some customers or addresses. */
final class Lookup {
  private static final String RUN = "run";

  private final QueryEngine engine;

  Lookup(QueryEngine engine) {
    this.engine = engine;
  }

  /** What a ledger knows of an address. */
  record Known(
      String address, String customer, Optional<Boolean> ours, boolean left, long failures) {}

  List<Known> known(Query ledger, Set<String> customers, Set<String> addresses) {
    Query rows =
        select(
            new Query.Filter(
                ledger,
                or(isOneOf(PlanRow.CUSTOMER_ID, customers), isOneOf(Ledger.ADDRESS, addresses))),
            Ledger.ADDRESS,
            PlanRow.CUSTOMER_ID,
            Ledger.OURS,
            Ledger.LEFT,
            Ledger.FAILURES);
    List<Known> found = new ArrayList<>();
    try (RowCursor row = engine.open(rows)) {
      while (row.next()) {
        found.add(
            new Known(
                required(row, 0),
                required(row, 1),
                row.isAbsent(2) ? Optional.empty() : Optional.of(row.bool(2)),
                row.bool(3),
                row.whole(4)));
      }
    }
    return found;
  }

  Set<String> customers(Query rows, Set<String> addresses) {
    return texts(
        select(new Query.Filter(rows, isOneOf(PlanRow.ADDRESS, addresses)), PlanRow.CUSTOMER_ID));
  }

  Set<String> addresses(Query rows, Set<String> customers) {
    return texts(
        select(new Query.Filter(rows, isOneOf(PlanRow.CUSTOMER_ID, customers)), PlanRow.ADDRESS));
  }

  /** Which of the values a column has. */
  Set<String> among(Query rows, String column, Set<String> values) {
    return values.isEmpty()
        ? Set.of()
        : texts(select(new Query.Filter(rows, isOneOf(column, values)), column));
  }

  /** Contact ids by address. */
  Map<String, String> contacts(Query contacts, Set<String> addresses) {
    Map<String, String> ids = new HashMap<>();
    Query rows =
        select(
            new Query.Filter(contacts, isOneOf(Removals.ADDRESS, addresses)),
            Removals.ADDRESS,
            Removals.CONTACT_ID);
    try (RowCursor row = engine.open(rows)) {
      while (row.next()) {
        ids.put(required(row, 0), required(row, 1));
      }
    }
    return ids;
  }

  /**
   * Customers that had an address in a run.
   *
   * @param given the address as a person wrote it, as it may stand in the data
   */
  Set<String> customersInRuns(Map<Long, Query> runs, Set<String> addresses, String given) {
    if (runs.isEmpty()) {
      return Set.of();
    }
    List<Query> each =
        runs.values().stream()
            .<Query>map(rows ->
                select(
                    new Query.Filter(
                        rows,
                        or(
                            isOneOf(PlanRow.ADDRESS, addresses),
                            isOneOf(PlanRow.GIVEN, List.of(given)))),
                    PlanRow.CUSTOMER_ID))
            .toList();
    return texts(new Query.Append(each));
  }

  /** Rows of outcomes by customer and run. */
  Map<String, Map<Long, List<History.Row>>> rows(Map<Long, Query> runs, Set<String> customers) {
    Map<String, Map<Long, List<History.Row>>> found = new HashMap<>();
    if (runs.isEmpty() || customers.isEmpty()) {
      return found;
    }
    List<Query> each = new ArrayList<>();
    runs.forEach((run, rows) -> each.add(ofRun(run, rows, customers)));
    try (RowCursor row = engine.open(new Query.Append(each))) {
      while (row.next()) {
        found
            .computeIfAbsent(required(row, 0), customer -> new HashMap<>())
            .computeIfAbsent(row.whole(6), run -> new ArrayList<>())
            .add(
                new History.Row(
                    Optional.ofNullable(row.text(1)),
                    Verdict.valueOf(required(row, 2)),
                    Optional.ofNullable(row.text(3)),
                    Optional.ofNullable(row.text(4)),
                    !row.isAbsent(5) && row.bool(5)));
      }
    }
    return found;
  }

  private static Query ofRun(long run, Query rows, Set<String> customers) {
    return project(
        new Query.Filter(rows, isOneOf(PlanRow.CUSTOMER_ID, customers)),
        as(PlanRow.CUSTOMER_ID, ref(PlanRow.CUSTOMER_ID)),
        as(PlanRow.ADDRESS, orElse(ref(PlanRow.ADDRESS), ref(PlanRow.GIVEN))),
        as(Settlement.OUTCOME, ref(Settlement.OUTCOME)),
        as(PlanRow.REASON, ref(PlanRow.REASON)),
        as(PlanRow.WINNER, ref(PlanRow.WINNER)),
        as(PlanRow.OURS, ref(PlanRow.OURS)),
        as(RUN, Literal.of(run)));
  }

  private Set<String> texts(Query column) {
    Set<String> found = new LinkedHashSet<>();
    try (RowCursor row = engine.open(column)) {
      while (row.next()) {
        String text = row.text(0);
        if (text != null) {
          found.add(text);
        }
      }
    }
    return found;
  }

  private static Expression isOneOf(String column, Collection<String> values) {
    return values.isEmpty()
        ? Literal.of(false)
        : new Expression.In(ref(column), values.stream().map(Literal::of).toList());
  }

  private static String required(RowCursor row, int column) {
    return Objects.requireNonNull(row.text(column));
  }
}
