package dev.listkeeper.segment;

import dev.listkeeper.problem.Problem;
import dev.listkeeper.problem.ProblemCode;
import dev.listkeeper.profile.AttributePath;
import dev.listkeeper.query.Expression;
import dev.listkeeper.query.Literal;
import dev.listkeeper.query.Query;
import dev.listkeeper.query.Type;
import dev.listkeeper.workspace.Key;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The rows along one path for which all terms hold. Joins only the tables whose columns meet in one
 * term or are asked for; the tables beyond are only looked into (semi-joins), so a customer with
 * many related rows is not multiplied first and made distinct after.
 */
final class Selection {
  private final Binding binding;
  private final PathTables tables;
  private final int first;
  private final List<Term> terms;
  private final Map<Condition, CustomerValue> values = new LinkedHashMap<>();
  private final List<Condition> nested = new ArrayList<>();
  private final int meetAt;

  /**
   * Checks the terms.
   *
   * @param outermost whether this is a rule, whose conditions may be about the customer as a whole
   */
  Selection(Binding binding, List<Key> path, List<Term> conditions, boolean outermost) {
    this.binding = binding;
    this.tables = new PathTables(binding.model(), path);
    this.terms = conditions.stream().flatMap(term -> term.split().stream()).toList();
    boolean profile = outermost;
    for (Term term : terms) {
      for (Term part : term.all()) {
        check(part, outermost);
      }
      for (AttributePath attribute : term.attributes()) {
        tables.need(attribute);
        profile |= tables.level(attribute) == 0;
      }
    }
    this.first = profile ? 0 : 1;
    if (first == 0) {
      tables.need(Binding.CUSTOMER_ID);
    }
    for (Term term : terms) {
      for (Term part : term.aboutCustomer()) {
        CustomerValue value =
            values.computeIfAbsent(part.condition(), _ -> binding.valueOf(part, values.size()));
        tables.need(new AttributePath(List.of(), value.customerColumn()));
        if (!part.equals(term)) {
          nested.add(part.condition());
        }
      }
    }
    this.meetAt =
        terms.stream()
            .filter(this::isAcross)
            .mapToInt(term -> levels(term).last())
            .reduce(first, Math::max);
  }

  private void check(Term term, boolean outermost) {
    switch (term.condition()) {
      case Condition.AttributeCondition one ->
          Binding.placed(term.place(), () -> binding.check(one.attribute(), tables));
      case Condition.AggregateCondition _, Condition.RowsCondition _ -> {
        if (!outermost) {
          throw new Problem(
              ProblemCode.INVALID_REQUEST,
              term.place()
                  + ": conditions over related rows can't stand inside one another; compare"
                  + " attributes of the row.");
        }
      }
      case Condition.All _, Condition.Any _ -> {}
    }
  }

  /** Makes a column of the path's tables available in the rows. */
  void need(AttributePath attribute) {
    tables.need(attribute);
  }

  /** Whether the profile takes part; otherwise rows begin at the first related table. */
  boolean hasProfile() {
    return first == 0;
  }

  /** Columns by which rows belong to a customer. */
  CustomerKey key() {
    return first == 0
        ? new CustomerKey(
            Binding.CUSTOMER_ID.column(), PathTables.name(List.of(), Binding.CUSTOMER_ID.column()))
        : new CustomerKey(tables.hops().getFirst().fromColumn(), tables.join(1).right());
  }

  /**
   * How rows find their customer.
   *
   * @param customerColumn of the profile
   * @param rowColumn of the selected rows
   */
  record CustomerKey(String customerColumn, String rowColumn) {}

  /** Each customer, or row of the first related table, that has such a row. */
  Query each() {
    return rows(meetAt);
  }

  /** Whether {@link #each} may repeat a row, because related rows had to be joined to it. */
  boolean isMultiplied() {
    return meetAt > first;
  }

  /** One row for each row of the whole path. */
  Query every() {
    return rows(Math.max(tables.depth(), first));
  }

  /** Rows joined up to a level; what lies beyond is only looked into. */
  private Query rows(int joinedTo) {
    List<Term> across = new ArrayList<>();
    Map<Integer, List<Term>> local = new LinkedHashMap<>();
    for (Term term : terms) {
      if (isAcross(term)) {
        across.add(term);
      } else {
        NavigableSet<Integer> levels = levels(term);
        int level = levels.isEmpty() ? first : levels.first();
        local.computeIfAbsent(level, _ -> new ArrayList<>()).add(term);
      }
    }
    Query beyond = null;
    for (int level = tables.depth(); level > joinedTo; level--) {
      beyond = lookingInto(level(level, local), beyond, level + 1);
    }
    Query joined = null;
    for (int level = first; level <= joinedTo; level++) {
      Query table = level(level, local);
      if (level == joinedTo) {
        table = lookingInto(table, beyond, level + 1);
      }
      joined =
          joined == null
              ? table
              : new Query.Join(Query.JoinKind.INNER, joined, table, List.of(tables.join(level)));
    }
    Query rows = Objects.requireNonNull(joined);
    return across.isEmpty() ? rows : new Query.Filter(rows, all(across));
  }

  /** Whether a term needs columns of several tables in one row. */
  private boolean isAcross(Term term) {
    return levels(term).size() > 1 || (!term.isAboutCustomer() && !term.aboutCustomer().isEmpty());
  }

  private NavigableSet<Integer> levels(Term term) {
    NavigableSet<Integer> levels = new TreeSet<>();
    term.attributes().forEach(attribute -> levels.add(tables.level(attribute)));
    if (!term.aboutCustomer().isEmpty()) {
      levels.add(0);
    }
    return levels;
  }

  private Query lookingInto(Query table, @Nullable Query next, int level) {
    return next == null
        ? table
        : new Query.Join(Query.JoinKind.SEMI, table, next, List.of(tables.join(level)));
  }

  /** A level's table, with the filters that need nothing else. */
  private Query level(int level, Map<Integer, List<Term>> local) {
    Query table = tables.table(level);
    List<Term> filters = new ArrayList<>();
    List<Term> joins = new ArrayList<>();
    for (Term term : local.getOrDefault(level, List.of())) {
      (term.isAboutCustomer() ? joins : filters).add(term);
    }
    if (!filters.isEmpty()) {
      table = new Query.Filter(table, all(filters));
    }
    for (Term term : joins) {
      table = value(term.condition()).among(table);
    }
    if (level == 0) {
      for (Condition condition : nested.stream().distinct().toList()) {
        table = value(condition).beside(table);
      }
    }
    return table;
  }

  private CustomerValue value(Condition condition) {
    return Objects.requireNonNull(values.get(condition));
  }

  private Expression all(List<Term> terms) {
    List<Expression> predicates = terms.stream().map(this::predicate).toList();
    return predicates.size() == 1 ? predicates.getFirst() : new Expression.And(predicates);
  }

  private Expression predicate(Term term) {
    Expression positive =
        switch (term.condition()) {
          case Condition.All _ -> {
            List<Term> parts = term.children();
            yield parts.isEmpty() ? Literal.of(true) : all(parts);
          }
          case Condition.Any _ ->
              new Expression.Or(term.children().stream().map(this::predicate).toList());
          case Condition.AttributeCondition one ->
              Binding.placed(
                  term.place(),
                  () -> {
                    Type type = binding.model().typeOf(one.attribute());
                    return new TestCompiler(one.attribute().toString(), type, binding.moments())
                        .of(one.test(), PathTables.ref(one.attribute()));
                  });
          case Condition.AggregateCondition _, Condition.RowsCondition _ ->
              value(term.condition()).holds();
        };
    return term.negated() ? new Expression.Not(TestCompiler.definitely(positive)) : positive;
  }
}
