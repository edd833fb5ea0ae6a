package dev.listkeeper.query.reference;

import dev.listkeeper.query.RowCursor;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads rows in memory. */
final class TableCursor implements RowCursor {
  private final List<Row> rows;
  private int at = -1;

  TableCursor(List<Row> rows) {
    this.rows = rows;
  }

  @Override
  public boolean next() {
    at = Math.min(at + 1, rows.size());
    return at < rows.size();
  }

  private @Nullable Object value(int column) {
    if (at < 0 || at >= rows.size()) {
      throw new IllegalStateException("The cursor is not on a row.");
    }
    return rows.get(at).get(column);
  }

  private Object present(int column) {
    Object value = value(column);
    if (value == null) {
      throw new IllegalStateException("Column " + column + " is absent in this row.");
    }
    return value;
  }

  @Override
  public @Nullable String text(int column) {
    return (String) value(column);
  }

  @Override
  public long whole(int column) {
    return (Long) present(column);
  }

  @Override
  public @Nullable BigDecimal decimal(int column) {
    return (BigDecimal) value(column);
  }

  @Override
  public boolean bool(int column) {
    return (Boolean) present(column);
  }

  @Override
  public @Nullable LocalDate day(int column) {
    return (LocalDate) value(column);
  }

  @Override
  public @Nullable Instant moment(int column) {
    return (Instant) value(column);
  }

  @Override
  public boolean isAbsent(int column) {
    return value(column) == null;
  }

  @Override
  public void close() {
    at = rows.size();
  }
}
