package dev.listkeeper.query;

import java.nio.file.Path;

/**
 * Where set-based work happens. An engine renders {@link Query} values; the meaning of each node is
 * documented there and checked for every engine by the engine contract.
 *
 * <p>Thread-safe: calls may come from any thread, virtual ones included; the work itself runs on
 * the engine's own platform threads, a bounded number at a time.
 *
 * <p>Failures are {@link EngineException}: out of memory or disk, a damaged or missing file. After
 * one the engine stays usable.
 */
public interface QueryEngine extends AutoCloseable {

  /**
   * Runs a query and stores its result.
   *
   * @param folder where to; must not exist. On success it is complete and synced to disk, on
   *     failure it is gone.
   */
  Snapshot store(Query query, Path folder);

  /** Runs a query and streams its rows. The caller closes the cursor. */
  RowCursor open(Query query);

  /**
   * The columns of a Parquet file written by others. Types map to the nearest of ours; floating
   * point becomes DECIMAL (absent if it does not fit), nanoseconds are rounded to microseconds,
   * anything without a counterpart becomes TEXT.
   */
  Schema parquetSchema(Path file);

  /** Number of rows of a query. */
  default long count(Query query) {
    try (RowCursor cursor =
        open(
            new Query.Aggregate(
                query, java.util.List.of(), java.util.List.of(Query.Total.countRows("n"))))) {
      cursor.next();
      return cursor.whole(0);
    }
  }

  @Override
  void close();
}
