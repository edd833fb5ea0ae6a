package dev.listkeeper.engine.duckdb;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Some rows, copied out of DuckDB, as one array of values for each column. */
record Batch(int rows, List<@Nullable Object[]> columns, boolean last) {
  static final Batch NONE = new Batch(0, List.of(), true);
}
