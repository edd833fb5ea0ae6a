package dev.listkeeper.query.reference;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The values of a row: String, Long, BigDecimal with ten decimals, Boolean, LocalDate, Instant, or
 * null. Rows with the same values are equal.
 */
record Row(List<@Nullable Object> values) {
  Row {
    values = Collections.unmodifiableList(new ArrayList<>(values));
  }

  @Nullable Object get(int column) {
    return values.get(column);
  }

  Row plus(List<@Nullable Object> more) {
    List<@Nullable Object> all = new ArrayList<>(values);
    all.addAll(more);
    return new Row(all);
  }

  Row only(List<Integer> columns) {
    List<@Nullable Object> some = new ArrayList<>();
    columns.forEach(column -> some.add(values.get(column)));
    return new Row(some);
  }
}
