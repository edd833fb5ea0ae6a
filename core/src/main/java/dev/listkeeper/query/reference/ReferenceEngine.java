package dev.listkeeper.query.reference;

import dev.listkeeper.query.EngineException;
import dev.listkeeper.query.Query;
import dev.listkeeper.query.QueryEngine;
import dev.listkeeper.query.RowCursor;
import dev.listkeeper.query.Schema;
import dev.listkeeper.query.Snapshot;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The meaning of the query model in plain Java, for small tables: written to be read, not to be
 * fast. Stored tables live in memory under the path of their folder; nothing is written.
 */
public final class ReferenceEngine implements QueryEngine {
  private final Map<Path, Table> stored = new ConcurrentHashMap<>();
  private final Runner runner = new Runner(this::table);

  @Override
  public Snapshot store(Query query, Path folder) {
    Table table = runner.run(query);
    if (stored.putIfAbsent(key(folder), table) != null) {
      throw new EngineException(
          "There is already something at " + folder + ".",
          new FileAlreadyExistsException(folder.toString()));
    }
    return new Snapshot(folder, query.schema(), table.rows().size(), hash(table));
  }

  @Override
  public RowCursor open(Query query) {
    return new TableCursor(runner.run(query).rows());
  }

  @Override
  public Schema parquetSchema(Path file) {
    throw new UnsupportedOperationException("The reference engine reads no Parquet");
  }

  @Override
  public void close() {
    stored.clear();
  }

  private Table table(Snapshot snapshot) {
    Table table = stored.get(key(snapshot.folder()));
    if (table == null) {
      throw new EngineException(
          "A stored file is missing: " + snapshot.folder(),
          new NoSuchFileException(snapshot.folder().toString()));
    }
    return table;
  }

  private static Path key(Path folder) {
    return folder.toAbsolutePath().normalize();
  }

  private static String hash(Table table) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (Row row : table.rows()) {
        digest.update(row.toString().getBytes(StandardCharsets.UTF_8));
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException impossible) {
      throw new AssertionError("Every Java platform has SHA-256", impossible);
    }
  }
}
