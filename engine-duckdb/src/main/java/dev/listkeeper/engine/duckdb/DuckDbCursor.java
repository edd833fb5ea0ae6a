package dev.listkeeper.engine.duckdb;

import dev.listkeeper.query.RowCursor;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Reads one batch while a worker fetches the next. */
final class DuckDbCursor implements RowCursor {
  private final Workers workers;
  private final ResultStream stream;
  private final Runnable onClose;
  private Batch batch = Batch.NONE;
  private int row = -1;
  private @Nullable Task<Batch> coming;
  private boolean closed;

  DuckDbCursor(Workers workers, ResultStream stream, Runnable onClose) {
    this.workers = workers;
    this.stream = stream;
    this.onClose = onClose;
    this.coming = workers.start(stream::fetch);
  }

  @Override
  public boolean next() {
    row++;
    if (row < batch.rows()) {
      return true;
    }
    Task<Batch> awaited = coming;
    if (awaited == null) {
      return false;
    }
    coming = null;
    batch = awaited.await();
    row = 0;
    if (!batch.last()) {
      coming = workers.start(stream::fetch);
    }
    return batch.rows() > 0;
  }

  private @Nullable Object value(int column) {
    if (row < 0 || row >= batch.rows()) {
      throw new IllegalStateException("The cursor is not on a row.");
    }
    return batch.columns().get(column)[row];
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
    if (closed) {
      return;
    }
    closed = true;
    batch = Batch.NONE;
    Task<Batch> awaited = coming;
    coming = null;
    if (awaited != null) {
      awaited.cancel();
    }
    onClose.run();
  }
}
