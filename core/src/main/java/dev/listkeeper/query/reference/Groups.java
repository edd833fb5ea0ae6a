package dev.listkeeper.query.reference;

import dev.listkeeper.query.EngineException;
import dev.listkeeper.query.Expression;
import dev.listkeeper.query.Query;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Groups of rows and what is computed over them. */
final class Groups {
  private static final int DECIMALS = 10;

  private final Evaluator evaluator;

  Groups(Evaluator evaluator) {
    this.evaluator = evaluator;
  }

  List<Row> of(Query.Aggregate aggregate, Table input) {
    List<Integer> keys = aggregate.groupBy().stream().map(input.schema()::indexOf).toList();
    Map<Row, List<Row>> groups = new LinkedHashMap<>();
    if (keys.isEmpty()) {
      groups.put(new Row(List.of()), new ArrayList<>());
    }
    for (Row row : input.rows()) {
      groups.computeIfAbsent(row.only(keys), key -> new ArrayList<>()).add(row);
    }
    List<Row> result = new ArrayList<>();
    groups.forEach((key, rows) -> {
      List<@Nullable Object> totals = new ArrayList<>();
      aggregate.totals().forEach(total -> totals.add(total(total, rows)));
      result.add(key.plus(totals));
    });
    return result;
  }

  private @Nullable Object total(Query.Total total, List<Row> group) {
    List<Row> rows =
        group.stream()
            .filter(row -> total.where().map(where -> evaluator.isTrue(where, row)).orElse(true))
            .sorted(Values.order(total.order(), evaluator))
            .toList();
    if (total.function() == Query.Function.COUNT_ROWS) {
      return (long) rows.size();
    }
    Expression argument = total.argument().orElseThrow();
    List<Object> values = new ArrayList<>();
    for (Row row : rows) {
      Object value = evaluator.value(argument, row);
      if (value != null) {
        values.add(value);
      }
    }
    return switch (total.function()) {
      case COUNT_ROWS, COUNT -> (long) values.size();
      case COUNT_DISTINCT -> (long) new HashSet<>(values).size();
      case SUM -> values.isEmpty() ? null : fitting(sum(values));
      case AVERAGE ->
          values.isEmpty()
              ? null
              : fitting(sum(values))
                  .divide(BigDecimal.valueOf(values.size()), DECIMALS, RoundingMode.HALF_UP);
      case MIN -> values.stream().min(Values::compare).orElse(null);
      case MAX -> values.stream().max(Values::compare).orElse(null);
      case FIRST -> values.isEmpty() ? null : values.getFirst();
      case LAST -> values.isEmpty() ? null : values.getLast();
    };
  }

  private static BigDecimal sum(List<Object> values) {
    return values.stream().map(Values::number).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static BigDecimal fitting(BigDecimal sum) {
    BigDecimal fitting = Values.decimal(sum);
    if (fitting == null) {
      throw new EngineException(
          "A number is too large for its type.", new ArithmeticException(sum.toPlainString()));
    }
    return fitting;
  }
}
