package dev.listkeeper.engine.duckdb;

import dev.listkeeper.engine.duckdb.sql.QuerySql;
import dev.listkeeper.engine.duckdb.sql.SqlText;
import dev.listkeeper.query.EngineException;
import dev.listkeeper.query.Query;
import dev.listkeeper.query.Schema;
import dev.listkeeper.query.Snapshot;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.duckdb.DuckDBConnection;

/** Stores the result of a query so that either all of it is there or nothing. */
final class SnapshotWriter {
  private final Database database;

  SnapshotWriter(Database database) {
    this.database = database;
  }

  Snapshot write(Query query, Path folder, Task<?> task) throws SQLException, IOException {
    Path target = folder.toAbsolutePath().normalize();
    if (Files.exists(target)) {
      throw new EngineException(
          "There is already something at " + target + ".",
          new FileAlreadyExistsException(target.toString()));
    }
    Path parent = Files.createDirectories(Folders.parent(target));
    Path partial =
        parent.resolve("." + target.getFileName() + "." + UUID.randomUUID() + ".partial");
    boolean complete = false;
    try {
      Files.createDirectory(partial);
      Path file = partial.resolve(QuerySql.ROWS_FILE);
      long rows = copy(query, file, task);
      Folders.sync(file);
      Folders.sync(partial);
      String hash = Folders.sha256(file);
      Files.move(partial, target, StandardCopyOption.ATOMIC_MOVE);
      Folders.sync(parent);
      complete = true;
      return new Snapshot(folder, query.schema(), rows, hash);
    } finally {
      if (!complete) {
        Folders.delete(partial);
        Folders.delete(target);
      }
    }
  }

  private long copy(Query query, Path file, Task<?> task) throws SQLException {
    String sql =
        "COPY (SELECT "
            + names(query.schema())
            + " FROM ("
            + QuerySql.of(query)
            + ")) TO "
            + SqlText.quote(file.toString())
            + " (FORMAT parquet)";
    try (DuckDBConnection connection = database.connection();
        Statement statement = connection.createStatement()) {
      task.runs(statement);
      return statement.executeLargeUpdate(sql);
    }
  }

  /** The columns under their own names, for other readers; who differs only in case gets a tail. */
  private static String names(Schema schema) {
    Set<String> taken = new HashSet<>();
    StringBuilder columns = new StringBuilder();
    for (Schema.Column column : schema.columns()) {
      String name = column.name();
      for (int i = 2; !taken.add(name.toLowerCase(Locale.ROOT)); i++) {
        name = column.name() + "_" + i;
      }
      columns.append(columns.isEmpty() ? "c" : ", c").append(taken.size() - 1);
      columns.append(" AS ").append(SqlText.identifier(name));
    }
    return columns.toString();
  }
}
