package dev.listkeeper.query;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Rows read one after another, positioned before the first. Columns are numbered from 0 in the
 * order of the query's schema. For one thread at a time; must be closed. Holds a bounded number of
 * rows in memory.
 */
public interface RowCursor extends AutoCloseable {

  /** Moves to the next row; false after the last. */
  boolean next();

  @Nullable String text(int column);

  /** The value of an INTEGER column; absent values are an error: ask {@link #isAbsent} first. */
  long whole(int column);

  /** With ten decimals. */
  @Nullable BigDecimal decimal(int column);

  /** The value of a BOOLEAN column; absent values are an error. */
  boolean bool(int column);

  @Nullable LocalDate day(int column);

  @Nullable Instant moment(int column);

  boolean isAbsent(int column);

  @Override
  void close();
}
