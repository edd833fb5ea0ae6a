package dev.listkeeper.server.workspace;

import dev.listkeeper.query.Schema;
import dev.listkeeper.query.Snapshot;
import dev.listkeeper.query.Type;
import dev.listkeeper.snapshot.Snapshots;
import dev.listkeeper.source.DataSource;
import dev.listkeeper.source.TableName;
import dev.listkeeper.source.file.ColumnOverride;
import dev.listkeeper.source.file.FileTable;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The tables of definitions as far as the last read tells what they hold. */
final class ReadTables {
  private ReadTables() {}

  /**
   * Their snapshots.
   *
   * @param stored the definitions of now; where a table is to be read otherwise than these say, its
   *     last read tells nothing
   */
  static Map<TableName, Snapshot> of(Snapshots snapshots, Contents stored, Contents contents) {
    Map<TableName, Snapshot> tables = new HashMap<>();
    for (DataSource source : contents.sources()) {
      for (FileTable table : source.tables()) {
        if (isReadAlike(stored, source, table)) {
          snapshots
              .latest(source.name(table).dataset())
              .filter(version -> version.origin().equals(table.file()))
              .ifPresent(version ->
                  tables.put(source.name(table), withSaidTypes(version.snapshot(), table)));
        }
      }
    }
    return tables;
  }

  private static boolean isReadAlike(Contents stored, DataSource source, FileTable table) {
    return stored.sources().stream()
        .filter(known -> known.key().equals(source.key()))
        .filter(known -> known.folder().equals(source.folder()))
        .flatMap(known -> known.table(table.key()).stream())
        .anyMatch(
            known -> known.file().equals(table.file()) && known.format().equals(table.format()));
  }

  /** What is said about columns counts from the next read on. */
  private static Snapshot withSaidTypes(Snapshot read, FileTable table) {
    Schema schema =
        new Schema(
            read.schema().columns().stream()
                .map(column -> new Schema.Column(column.name(), type(column, table)))
                .toList());
    return new Snapshot(read.folder(), schema, read.rows(), read.contentHash());
  }

  private static Type type(Schema.Column column, FileTable table) {
    return Optional.ofNullable(table.columns().get(column.name()))
        .map(ColumnOverride::type)
        .orElse(column.type());
  }
}
