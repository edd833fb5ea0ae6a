package dev.listkeeper.engine.duckdb.sql;

import static java.util.stream.Collectors.joining;

import dev.listkeeper.query.Expression;
import dev.listkeeper.query.Query;
import dev.listkeeper.query.Type;
import java.util.ArrayList;
import java.util.List;

/** Groups and what is computed over their rows. */
final class AggregateSql {
  private final Scope scope;
  private final ExpressionSql expressions;

  AggregateSql(Scope scope) {
    this.scope = scope;
    this.expressions = new ExpressionSql(scope);
  }

  String of(Query.Aggregate aggregate) {
    List<String> computed = new ArrayList<>();
    aggregate.groupBy().forEach(name -> computed.add(scope.column(name)));
    String groupBy = computed.isEmpty() ? "" : " GROUP BY " + String.join(", ", computed);
    int groups = computed.size();
    for (Query.Total total : aggregate.totals()) {
      computed.add(of(total));
      if (total.function() == Query.Function.AVERAGE) {
        computed.add(count(total));
      }
    }
    String rows = "SELECT " + SqlText.select(computed) + scope.from() + groupBy;
    return finished(aggregate, new Scope(aggregate.schema(), rows), groups);
  }

  /** Averages out of sums and counts. */
  private static String finished(Query.Aggregate aggregate, Scope computed, int groups) {
    List<String> columns = new ArrayList<>();
    for (int i = 0; i < groups; i++) {
      columns.add("t.c" + i);
    }
    int next = groups;
    for (Query.Total total : aggregate.totals()) {
      if (total.function() == Query.Function.AVERAGE) {
        columns.add(average("t.c" + next, "t.c" + (next + 1), computed));
        next++;
      } else {
        columns.add("t.c" + next);
      }
      next++;
    }
    return "SELECT " + SqlText.select(columns) + computed.from();
  }

  private String of(Query.Total total) {
    return total.argument().map(argument -> of(total, argument)).orElseGet(() -> countRows(total));
  }

  private String countRows(Query.Total total) {
    return "count(*)" + filter(total);
  }

  private String count(Query.Total total) {
    return "count(" + expressions.of(total.argument().orElseThrow()) + ")" + filter(total);
  }

  private String of(Query.Total total, Expression argument) {
    String value = expressions.of(argument);
    return switch (total.function()) {
      case COUNT_ROWS -> countRows(total);
      case COUNT -> count(total);
      case COUNT_DISTINCT -> "count(DISTINCT " + value + ")" + filter(total);
      case SUM, AVERAGE -> TypeSql.cast("sum(" + value + ")" + filter(total), Type.DECIMAL);
      case MIN -> "min(" + value + ")" + filter(total);
      case MAX -> "max(" + value + ")" + filter(total);
      case FIRST -> chosen("first", value, total);
      case LAST -> chosen("last", value, total);
    };
  }

  /** Unlike other functions, these would take an absent value. */
  private String chosen(String function, String value, Query.Total total) {
    String present = value + " IS NOT NULL";
    return function
        + "("
        + value
        + " "
        + orderBy(total.order(), expressions)
        + ") FILTER (WHERE "
        + total.where().map(where -> expressions.of(where) + " AND " + present).orElse(present)
        + ")";
  }

  private String filter(Query.Total total) {
    return total.where().map(where -> " FILTER (WHERE " + expressions.of(where) + ")").orElse("");
  }

  static String orderBy(List<Query.Order> order, ExpressionSql expressions) {
    return order.stream()
        .map(term ->
            expressions.of(term.by()) + (term.ascending() ? " ASC NULLS LAST" : " DESC NULLS LAST"))
        .collect(joining(", ", "ORDER BY ", ""));
  }

  /**
   * Sum by count, rounded half up to ten decimals, in whole numbers: DuckDB divides decimals as
   * floating point.
   */
  private static String average(String sum, String count, Scope scope) {
    String units = scope.let("CAST(replace(CAST(" + sum + " AS VARCHAR), '.', '') AS HUGEINT)");
    String rest = scope.let("2 * abs(" + units + " % " + count + ")");
    String away = "(CASE WHEN " + units + " < 0 THEN -1 ELSE 1 END)";
    String rounded =
        scope.let(
            "("
                + units
                + " // "
                + count
                + " + (CASE WHEN "
                + rest
                + " < "
                + count
                + " THEN 0 ELSE "
                + away
                + " END))");
    return "("
        + TypeSql.cast(rounded + " // 10000000000", Type.DECIMAL)
        + " + CAST("
        + rounded
        + " % 10000000000 AS DECIMAL(11,0)) * CAST('0.0000000001' AS DECIMAL(10,10)))";
  }
}
