package dev.listkeeper.engine.duckdb;

import dev.listkeeper.engine.duckdb.sql.SqlText;
import dev.listkeeper.query.Schema;
import dev.listkeeper.query.Type;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.duckdb.DuckDBConnection;

/** The columns of Parquet files that others wrote. */
final class ForeignParquet {
  private ForeignParquet() {}

  static Schema schema(Database database, Path file, Task<?> task) throws SQLException {
    List<Schema.Column> columns = new ArrayList<>();
    try (DuckDBConnection connection = database.connection();
        Statement statement = connection.createStatement()) {
      task.runs(statement);
      String sql =
          "DESCRIBE SELECT * FROM read_parquet("
              + SqlText.quote(file)
              + ", binary_as_string = true, hive_partitioning = false)";
      try (ResultSet described = statement.executeQuery(sql)) {
        while (described.next()) {
          String name = described.getString(1);
          columns.add(
              new Schema.Column(
                  name.isBlank() ? "column " + (columns.size() + 1) : name,
                  nearest(described.getString(2))));
        }
      }
    }
    return new Schema(columns);
  }

  private static Type nearest(String type) {
    return switch (type) {
      case "TINYINT", "SMALLINT", "INTEGER", "BIGINT", "UTINYINT", "USMALLINT", "UINTEGER" ->
          Type.INTEGER;
      case "UBIGINT", "HUGEINT", "UHUGEINT", "FLOAT", "DOUBLE" -> Type.DECIMAL;
      case "BOOLEAN" -> Type.BOOLEAN;
      case "DATE" -> Type.DATE;
      case "TIMESTAMP", "TIMESTAMP_S", "TIMESTAMP_MS", "TIMESTAMP_NS", "TIMESTAMP WITH TIME ZONE" ->
          Type.TIMESTAMP;
      // lists and structures of numbers are named DECIMAL(9,2)[] and the like
      default -> type.matches("DECIMAL\\(\\d+,\\d+\\)") ? Type.DECIMAL : Type.TEXT;
    };
  }
}
