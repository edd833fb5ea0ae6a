package dev.listkeeper.engine.duckdb;

import dev.listkeeper.query.Schema;
import dev.listkeeper.query.Type;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.duckdb.DuckDBChunkedResult;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDataChunkReader;
import org.duckdb.DuckDBPreparedStatement;
import org.duckdb.DuckDBReadableVector;
import org.jspecify.annotations.Nullable;

/** DuckDB's side of a cursor; only workers touch it. */
final class ResultStream implements AutoCloseable {
  /** Fewer hand-overs than DuckDB has chunks of 2,048 rows. */
  private static final int ROWS_PER_BATCH = 8_192;

  private final Schema schema;
  private final DuckDBConnection connection;
  private @Nullable DuckDBPreparedStatement statement;
  private @Nullable DuckDBChunkedResult result;

  ResultStream(Schema schema, DuckDBConnection connection) {
    this.schema = schema;
    this.connection = connection;
  }

  synchronized void start(String sql, Task<?> task) throws SQLException {
    statement = connection.prepareStatement(sql).unwrap(DuckDBPreparedStatement.class);
    task.runs(statement);
    result = statement.query();
  }

  /** The next rows; none at the end. */
  synchronized Batch fetch(Task<?> task) throws SQLException {
    DuckDBChunkedResult chunks = result;
    DuckDBPreparedStatement running = statement;
    if (chunks == null || running == null) {
      throw new SQLException("The cursor is closed.");
    }
    task.runs(running);
    List<List<@Nullable Object>> columns = new ArrayList<>();
    schema.columns().forEach(column -> columns.add(new ArrayList<>(ROWS_PER_BATCH)));
    int rows = 0;
    while (rows < ROWS_PER_BATCH && chunks.nextChunk()) {
      DuckDBDataChunkReader chunk = chunks.chunk();
      for (int i = 0; i < columns.size(); i++) {
        copy(chunk.vector(i), schema.columns().get(i).type(), columns.get(i));
      }
      rows += Math.toIntExact(chunk.rowCount());
    }
    boolean last = rows < ROWS_PER_BATCH;
    if (last) {
      DriverErrors.check(chunks);
    }
    return new Batch(rows, columns.stream().map(List::toArray).toList(), last);
  }

  private static void copy(DuckDBReadableVector from, Type type, List<@Nullable Object> to) {
    long rows = from.rowCount();
    for (long row = 0; row < rows; row++) {
      to.add(from.isNull(row) ? null : value(from, type, row));
    }
  }

  private static Object value(DuckDBReadableVector from, Type type, long row) {
    return switch (type) {
      case TEXT -> from.getString(row);
      case INTEGER -> from.getLong(row);
      case DECIMAL -> from.getBigDecimal(row);
      case BOOLEAN -> from.getBoolean(row);
      case DATE -> from.getLocalDate(row);
      case TIMESTAMP -> from.getLocalDateTime(row).toInstant(ZoneOffset.UTC);
    };
  }

  @Override
  public synchronized void close() throws SQLException {
    DuckDBChunkedResult closedResult = result;
    DuckDBPreparedStatement closedStatement = statement;
    result = null;
    statement = null;
    try {
      if (closedResult != null) {
        closedResult.close();
      }
      if (closedStatement != null) {
        closedStatement.close();
      }
    } finally {
      connection.close();
    }
  }
}
