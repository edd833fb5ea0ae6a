package dev.listkeeper.source;

import dev.listkeeper.engine.duckdb.DuckDbEngine;
import dev.listkeeper.engine.duckdb.DuckDbSettings;
import dev.listkeeper.memory.MemoryCatalog;
import dev.listkeeper.query.Expression;
import dev.listkeeper.query.Query;
import dev.listkeeper.query.RowCursor;
import dev.listkeeper.query.Schema;
import dev.listkeeper.query.Type;
import dev.listkeeper.snapshot.Snapshots;
import dev.listkeeper.source.file.AllowedFolders;
import dev.listkeeper.source.file.FileTable;
import dev.listkeeper.workspace.Key;
import dev.listkeeper.workspace.Workspace;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A workspace in a folder of its own, with the real engine. */
final class Reading implements AutoCloseable {
  final Path home;
  final Path inbox;
  final DuckDbEngine engine;
  final Snapshots snapshots;
  final SourceReader reader;

  Reading(Path home, Path... alsoAllowed) {
    this.home = home;
    this.inbox = home.resolve("inbox");
    try {
      Files.createDirectories(inbox);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    Workspace workspace =
        new Workspace(
            home,
            home,
            Clock.fixed(Instant.parse("2026-11-24T10:00:00Z"), ZoneId.of("UTC")),
            ZoneId.of("Europe/Tallinn"));
    this.engine = new DuckDbEngine(DuckDbSettings.defaults(home.resolve("spill")));
    this.snapshots = new Snapshots(workspace, engine, new MemoryCatalog());
    List<Path> allowed = new ArrayList<>(List.of(inbox));
    allowed.addAll(List.of(alsoAllowed));
    this.reader = new SourceReader(workspace, new AllowedFolders(allowed), engine, snapshots);
  }

  Reading file(String name, String text) {
    return file(name, text.getBytes(StandardCharsets.UTF_8));
  }

  Reading file(String name, byte[] bytes) {
    try {
      Files.write(inbox.resolve(name), bytes);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return this;
  }

  static DataSource source(FileTable... tables) {
    return new DataSource(new Key("s"), "S", ".", List.of(tables));
  }

  TableRead read(FileTable table) {
    return reader.read(source(table)).tables().getFirst();
  }

  /**
   * Rows as text, cells between {@code |}, absent ones as {@code -}, ordered by the first columns.
   */
  List<String> rows(Query query) {
    Schema schema = query.schema();
    List<Query.Output> texts =
        schema.columns().stream()
            .map(column ->
                new Query.Output(
                    column.name(),
                    column.type() == Type.TEXT
                        ? new Expression.Ref(column.name())
                        : new Expression.Format(new Expression.Ref(column.name()))))
            .toList();
    Query sorted =
        new Query.Sort(
            query,
            schema.names().stream().map(Query.Order::ascending).toList(),
            0,
            java.util.Optional.empty());
    List<String> rows = new ArrayList<>();
    try (RowCursor cursor = engine.open(new Query.Project(sorted, texts))) {
      while (cursor.next()) {
        List<String> cells = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
          @Nullable String text = cursor.text(i);
          cells.add(text == null ? "-" : text);
        }
        rows.add(String.join("|", cells));
      }
    }
    return rows.stream().toList();
  }

  List<String> rows(TableRead read) {
    return rows(new Query.Scan(read.version().snapshot()));
  }

  List<String> rejects(TableRead read) {
    return rows(new Query.Scan(read.rejects().snapshot()));
  }

  /** Files left in the scratch folder. */
  List<Path> scratch() {
    try (Stream<Path> files = Files.walk(home.resolve("scratch"))) {
      return files.skip(1).toList();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    engine.close();
  }
}
