package dev.listkeeper.source;

import dev.listkeeper.problem.Problem;
import dev.listkeeper.problem.ProblemCode;
import dev.listkeeper.query.EngineException;
import dev.listkeeper.query.Query;
import dev.listkeeper.query.QueryEngine;
import dev.listkeeper.query.RowCursor;
import dev.listkeeper.query.Schema;
import dev.listkeeper.snapshot.Snapshots;
import dev.listkeeper.snapshot.Version;
import dev.listkeeper.source.file.AllowedFolders;
import dev.listkeeper.source.file.FileFormat;
import dev.listkeeper.source.file.FileTable;
import dev.listkeeper.source.file.Sample;
import dev.listkeeper.source.file.StagedFile;
import dev.listkeeper.source.file.Staging;
import dev.listkeeper.workspace.Scratch;
import dev.listkeeper.workspace.Workspace;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Reads the tables of data sources into snapshots. Thread-safe. */
public final class SourceReader {
  private static final int PREVIEW_ROWS = 20;
  private static final long FIRST_REJECTS = 5;

  /** Read within a second or two. */
  private static final long LARGEST_CHECKED = 100_000_000;

  private final Workspace workspace;
  private final AllowedFolders folders;
  private final QueryEngine engine;
  private final Snapshots snapshots;

  public SourceReader(
      Workspace workspace, AllowedFolders folders, QueryEngine engine, Snapshots snapshots) {
    this.workspace = workspace;
    this.folders = folders;
    this.engine = engine;
    this.snapshots = snapshots;
  }

  /**
   * Reads all tables of a source. Rows that can't be taken are stored as rejects; a table that
   * can't be read at all fails the source.
   *
   * @throws Problem naming every table that failed; then no table of the source is changed
   */
  public SourceRead read(DataSource source) {
    List<WrittenTable> written = new ArrayList<>();
    List<Problem> failures = new ArrayList<>();
    for (FileTable table : source.tables()) {
      try {
        written.add(write(source, table));
      } catch (Problem problem) {
        failures.add(notRead(table, problem.code(), problem.sentence(), problem));
      } catch (EngineException failure) {
        String sentence = table.file() + ": " + failure.getMessage();
        failures.add(notRead(table, ProblemCode.FILE_UNREADABLE, sentence, failure));
      }
    }
    if (!failures.isEmpty()) {
      throw new Problem(
          failures.getFirst().code(),
          failures.stream().map(Problem::sentence).collect(Collectors.joining("\n")),
          failures.getFirst());
    }
    return new SourceRead(source.key(), written.stream().map(this::commit).toList());
  }

  private static Problem notRead(
      FileTable table, ProblemCode code, String sentence, RuntimeException cause) {
    return new Problem(code, "Table '" + table.key() + "' was not read: " + sentence, cause);
  }

  private WrittenTable write(DataSource source, FileTable table) {
    Path file = folders.file(source.folder(), table.file());
    TableName name = source.name(table);
    return switch (table.effectiveFormat()) {
      case FileFormat.Delimited format ->
          new DelimitedReader(workspace, engine, snapshots).read(name, table, format, file);
      case FileFormat.Parquet _ -> new ParquetReader(engine, snapshots).read(name, table, file);
    };
  }

  private TableRead commit(WrittenTable written) {
    Version rows = snapshots.commit(written.name().dataset(), written.rows(), written.origin());
    Version rejects =
        snapshots.commit(written.name().rejects(), written.rejects(), written.origin());
    return new TableRead(written.name(), rows, rejects, written.explanation());
  }

  /** How a table of the source would be read; the table need not be saved yet. Stores nothing. */
  public TablePreview preview(DataSource source, FileTable table) {
    Path file = folders.file(source.folder(), table.file());
    return switch (table.effectiveFormat()) {
      case FileFormat.Delimited format -> preview(table, format, file);
      case FileFormat.Parquet _ -> preview(new ParquetReader(engine, snapshots).rows(file));
    };
  }

  /**
   * What reading the whole file would bring; stores nothing. Empty for a file so large that a
   * person would wait for it.
   */
  public Optional<RowCheck> check(DataSource source, FileTable table) {
    Path file = folders.file(source.folder(), table.file());
    if (file.toFile().length() > LARGEST_CHECKED) {
      return Optional.empty();
    }
    return Optional.of(
        switch (table.effectiveFormat()) {
          case FileFormat.Delimited format -> check(table, format, file);
          case FileFormat.Parquet _ ->
              new RowCheck(
                  engine.count(new ParquetReader(engine, snapshots).rows(file)), 0, List.of());
        });
  }

  private RowCheck check(FileTable table, FileFormat.Delimited format, Path file) {
    try (Scratch scratch = Scratch.under(workspace)) {
      StagedFile staged = Staging.stage(file, format, table.columns(), scratch.folder());
      List<String> first = new ArrayList<>();
      if (staged.rejects() > 0) {
        Query some =
            new Query.Sort(staged.stagedRejects(), List.of(), 0, Optional.of(FIRST_REJECTS));
        try (RowCursor row = engine.open(some)) {
          while (row.next()) {
            first.add("Line " + row.text(0) + ": " + row.text(1) + ".");
          }
        }
      }
      return new RowCheck(staged.rows(), staged.rejects(), first);
    }
  }

  private static TablePreview preview(FileTable table, FileFormat.Delimited format, Path file) {
    Sample sample = Sample.of(file, format, table.columns(), PREVIEW_ROWS);
    List<String> names = sample.detected().columnNames();
    table.primaryKey().ifPresent(key -> PrimaryKey.require(key, names, table.file()));
    Schema schema =
        new Schema(
            IntStream.range(0, names.size())
                .mapToObj(i -> new Schema.Column(names.get(i), sample.types().get(i).type()))
                .toList());
    List<List<Optional<String>>> rows =
        sample.rows().stream()
            .map(row ->
                row.stream().map(cell -> Optional.of(cell).filter(c -> !c.isEmpty())).toList())
            .toList();
    return new TablePreview(schema, rows, sample.explanation());
  }

  private TablePreview preview(Query parquet) {
    List<Query.Output> texts =
        parquet.schema().names().stream()
            .map(name ->
                new Query.Output(
                    name, new dev.listkeeper.query.Expression.Format(Rejects.ref(name))))
            .toList();
    Query first =
        new Query.Sort(
            new Query.Project(parquet, texts), List.of(), 0, Optional.of((long) PREVIEW_ROWS));
    List<List<Optional<String>>> rows = new ArrayList<>();
    try (RowCursor cursor = engine.open(first)) {
      while (cursor.next()) {
        rows.add(
            IntStream.range(0, texts.size())
                .mapToObj(column -> Optional.ofNullable(cursor.text(column)))
                .toList());
      }
    }
    return new TablePreview(
        parquet.schema(), rows, List.of("The file is Parquet, which says its types itself."));
  }
}
