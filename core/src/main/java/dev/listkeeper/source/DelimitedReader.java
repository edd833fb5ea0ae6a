package dev.listkeeper.source;

import dev.listkeeper.query.Query;
import dev.listkeeper.query.QueryEngine;
import dev.listkeeper.query.Snapshot;
import dev.listkeeper.snapshot.Snapshots;
import dev.listkeeper.source.file.ColumnType;
import dev.listkeeper.source.file.Detected;
import dev.listkeeper.source.file.FileFormat;
import dev.listkeeper.source.file.FileTable;
import dev.listkeeper.source.file.StagedFile;
import dev.listkeeper.source.file.Staging;
import dev.listkeeper.workspace.Scratch;
import dev.listkeeper.workspace.Workspace;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Reads delimited text: takes the file apart once, has the engine type and store the rows, and asks
 * for refused rows only when the counts say that there are some.
 */
record DelimitedReader(Workspace workspace, QueryEngine engine, Snapshots snapshots) {

  WrittenTable read(TableName name, FileTable table, FileFormat.Delimited format, Path file) {
    try (Scratch scratch = Scratch.under(workspace)) {
      StagedFile staged = Staging.stage(file, format, table.columns(), scratch.folder());
      List<String> columns = staged.detected().columnNames();
      table.primaryKey().ifPresent(key -> PrimaryKey.require(key, columns, table.file()));
      TypedRows typed =
          new TypedRows(
              staged, table.file(), table.primaryKey(), format.zone().orElse(workspace.zone()));
      return store(name, table, staged, typed);
    }
  }

  private WrittenTable store(TableName name, FileTable table, StagedFile staged, TypedRows typed) {
    Snapshot rows = snapshots.write(name.dataset(), typed.unchecked());
    boolean whole = typed.isWhole(engine, rows);
    if (!whole) {
      rows = snapshots.write(name.dataset(), typed.taken());
    }
    List<Query> rejects = new ArrayList<>();
    if (staged.rejects() > 0) {
      rejects.add(typed.malformed());
    }
    if (rows.rows() < staged.rows()) {
      rejects.add(typed.unfitting());
    }
    // Keys rarely repeat, and finding that out is far cheaper than ranking all rows.
    if (!whole
        && table.primaryKey().isPresent()
        && PrimaryKey.repeats(engine, rows, table.primaryKey().get())) {
      rows = snapshots.write(name.dataset(), typed.takenOnce());
      rejects.add(typed.repeated());
    }
    Query all = rejects.isEmpty() ? Rejects.none() : new Query.Append(rejects);
    return new WrittenTable(
        name, rows, snapshots.write(name.rejects(), all), table.file(), explanation(staged));
  }

  private static List<String> explanation(StagedFile staged) {
    Detected detected = staged.detected();
    return Stream.concat(
            detected.explanation().stream(),
            ColumnType.sentences(detected.columnNames(), staged.types()))
        .toList();
  }
}
