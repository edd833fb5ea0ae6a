package dev.listkeeper.engine.duckdb;

import dev.listkeeper.engine.duckdb.sql.QuerySql;
import dev.listkeeper.query.EngineException;
import dev.listkeeper.query.Query;
import dev.listkeeper.query.QueryEngine;
import dev.listkeeper.query.RowCursor;
import dev.listkeeper.query.Schema;
import dev.listkeeper.query.Snapshot;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The default engine: DuckDB inside this process. */
public final class DuckDbEngine implements QueryEngine {
  private final Workers workers;
  private final Database database;
  private final Set<ResultStream> streams = ConcurrentHashMap.newKeySet();

  /**
   * Starts it.
   *
   * @throws EngineException if the spill folder is in use or DuckDB can't be loaded
   */
  public DuckDbEngine(DuckDbSettings settings) {
    Workers started = new Workers(settings.workers(), settings.queue());
    try {
      this.database = started.call(task -> Database.open(settings));
    } catch (EngineException failure) {
      started.close();
      throw failure;
    }
    this.workers = started;
  }

  @Override
  public Snapshot store(Query query, Path folder) {
    return workers.call(task -> new SnapshotWriter(database).write(query, folder, task));
  }

  @Override
  public RowCursor open(Query query) {
    String sql = QuerySql.of(query);
    ResultStream stream = workers.call(task -> started(query.schema(), sql, task));
    return new DuckDbCursor(workers, stream, () -> giveBack(stream));
  }

  private ResultStream started(Schema schema, String sql, Task<?> task) throws SQLException {
    ResultStream stream = new ResultStream(schema, database.connection());
    streams.add(stream);
    try {
      stream.start(sql, task);
    } catch (SQLException | RuntimeException failure) {
      release(stream);
      throw failure;
    }
    return stream;
  }

  private boolean release(ResultStream stream) throws SQLException {
    boolean open = streams.remove(stream);
    if (open) {
      stream.close();
    }
    return open;
  }

  @Override
  public Schema parquetSchema(Path file) {
    return workers.call(task -> ForeignParquet.schema(database, file, task));
  }

  private void giveBack(ResultStream stream) {
    if (!workers.isClosed()) {
      workers.release(task -> release(stream));
    }
  }

  /** Cancels what runs, and closes cursors that are still open. */
  @Override
  public void close() {
    if (workers.isClosed()) {
      return;
    }
    workers.stop();
    workers.release(task -> {
      for (ResultStream stream : streams) {
        release(stream);
      }
      database.close();
      return true;
    });
    workers.close();
  }
}
