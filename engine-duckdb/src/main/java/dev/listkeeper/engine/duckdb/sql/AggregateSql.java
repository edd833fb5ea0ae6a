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
    List<String> columns = new ArrayList<>();
    aggregate.groupBy().forEach(name -> columns.add(scope.column(name)));
    String groupBy = columns.isEmpty() ? "" : " GROUP BY " + String.join(", ", columns);
    aggregate.totals().forEach(total -> columns.add(of(total)));
    return "SELECT " + SqlText.select(columns) + scope.from() + groupBy;
  }

  private String of(Query.Total total) {
    return total
        .argument()
        .map(argument -> of(total, argument))
        .orElseGet(() -> "count(*)" + filter(total, "true"));
  }

  private String of(Query.Total total, Expression argument) {
    String value = expressions.of(argument);
    String present = filter(total, value + " IS NOT NULL");
    return switch (total.function()) {
      case COUNT_ROWS -> "count(*)" + filter(total, "true");
      case COUNT -> "count(" + value + ")" + present;
      case COUNT_DISTINCT -> "count(DISTINCT " + value + ")" + present;
      case SUM -> TypeSql.cast("sum(" + value + ")" + present, Type.DECIMAL);
      case AVERAGE -> average("sum(" + value + ")" + present, "count(" + value + ")" + present);
      case MIN -> "min(" + value + ")" + present;
      case MAX -> "max(" + value + ")" + present;
      case FIRST -> "first(" + value + " " + orderBy(total.order()) + ")" + present;
      case LAST -> "last(" + value + " " + orderBy(total.order()) + ")" + present;
    };
  }

  private String filter(Query.Total total, String present) {
    return total
        .where()
        .map(where -> " FILTER (WHERE " + expressions.of(where) + " AND " + present + ")")
        .orElseGet(() -> " FILTER (WHERE " + present + ")");
  }

  private String orderBy(List<Query.Order> order) {
    return orderBy(order, expressions);
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
  private static String average(String sum, String count) {
    String units =
        "CAST(replace(CAST("
            + TypeSql.cast(sum, Type.DECIMAL)
            + " AS VARCHAR), '.', '') AS HUGEINT)";
    String rounded =
        "("
            + units
            + " // "
            + count
            + " + (CASE WHEN 2 * abs("
            + units
            + " % "
            + count
            + ") < "
            + count
            + " THEN 0 WHEN "
            + units
            + " < 0 THEN -1 ELSE 1 END))";
    return "("
        + TypeSql.cast(rounded + " // 10000000000", Type.DECIMAL)
        + " + CAST("
        + rounded
        + " % 10000000000 AS DECIMAL(11,0)) * CAST('0.0000000001' AS DECIMAL(10,10)))";
  }
}
