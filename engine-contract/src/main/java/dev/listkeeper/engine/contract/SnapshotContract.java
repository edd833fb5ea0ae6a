package dev.listkeeper.engine.contract;

import static dev.listkeeper.engine.contract.Rows.column;
import static dev.listkeeper.engine.contract.Rows.numbered;
import static dev.listkeeper.engine.contract.Rows.row;
import static dev.listkeeper.engine.contract.Rows.table;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.listkeeper.query.EngineException;
import dev.listkeeper.query.Query;
import dev.listkeeper.query.Snapshot;
import dev.listkeeper.query.Type;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Stored tables: whole or not there, described truly, under any column name. */
public interface SnapshotContract extends EngineUnderTest {

  @Test
  default void describesWhatItStored() {
    Query numbers = numbered(Type.TEXT, "a", "b", null);
    Path folder = fresh("described");

    Snapshot snapshot = engine().store(numbers, folder);

    assertThat(snapshot.folder()).isEqualTo(folder);
    assertThat(snapshot.schema()).isEqualTo(numbers.schema());
    assertThat(snapshot.rows()).isEqualTo(3);
    assertThat(snapshot.contentHash()).matches("[0-9a-f]{64}");
  }

  @Test
  default void storesAnEmptyTable() {
    Query empty = table(List.of(column("a", Type.TEXT), column("b", Type.TIMESTAMP)));

    Snapshot snapshot = engine().store(empty, fresh("empty"));

    assertThat(snapshot.rows()).isZero();
    assertRows(new Query.Scan(snapshot)).isEmpty();
  }

  @Test
  default void neverReplacesWhatIsThere() {
    Snapshot first = engine().store(numbered(Type.TEXT, "a"), fresh("taken"));

    assertThatExceptionOfType(EngineException.class)
        .isThrownBy(() -> engine().store(numbered(Type.TEXT, "b"), first.folder()))
        .withMessageContaining("already");
    assertRows(new Query.Scan(first)).containsExactly(row(1L, "a"));
  }

  @Test
  default void takesAnyColumnName() {
    List<String> names =
        List.of(
            "Name",
            "name",
            "NAME",
            "name_2",
            "c1",
            "a b",
            "\"; DROP TABLE x; --",
            "'",
            "select",
            "é",
            "😀",
            "\u0000",
            "a\"b",
            "l0",
            "t",
            "*",
            "rowid",
            "filename");
    Query named =
        table(names.stream().map(name -> column(name, Type.TEXT)).toList(), row(names.toArray()));

    assertRows(stored(named)).containsExactly(row(names.toArray()));
    assertRows(
            new Query.Project(
                stored(named),
                List.of(
                    new Query.Output("'", Rows.ref("name")),
                    new Query.Output("\"", Rows.ref("Name")))))
        .containsExactly(row("name", "Name"));
  }

  @Test
  default void takesAnyFolderName() {
    for (String name : List.of("a b", "it's", "[x]*?", "%41", "ü😀", "a;b")) {
      Path folder = fresh(name);

      assertRows(new Query.Scan(engine().store(numbered(Type.TEXT, name), folder)))
          .containsExactly(row(1L, name));
    }
  }

  @Test
  default void itsFilesAreParquetForOthers() throws IOException {
    assumeTrue(supports(EngineBehavior.FOREIGN_PARQUET));
    Query values =
        table(
            List.of(
                column("First Name", Type.TEXT),
                column("born", Type.DATE),
                column("seen", Type.TIMESTAMP),
                column("spent", Type.DECIMAL),
                column("visits", Type.INTEGER),
                column("consents", Type.BOOLEAN)),
            row(
                "é",
                LocalDate.of(1980, 2, 29),
                Instant.parse("2026-02-03T04:05:06.000007Z"),
                Rows.decimal("1.5"),
                7L,
                true),
            row(null, null, null, null, null, null));
    Snapshot snapshot = engine().store(values, fresh("shared"));
    try (Stream<Path> files = Files.list(snapshot.folder())) {
      Path file = files.findFirst().orElseThrow();

      assertThat(engine().parquetSchema(file)).isEqualTo(values.schema());
      assertRows(new Query.ParquetFile(file, engine().parquetSchema(file)))
          .containsExactlyInAnyOrderElementsOf(Rows.read(engine(), values));
    }
  }

  @Test
  default void findsDamage() throws IOException {
    assumeTrue(supports(EngineBehavior.DAMAGE_DETECTION));
    Snapshot snapshot = engine().store(numbered(Type.TEXT, "a", "b"), fresh("damaged"));
    try (Stream<Path> files = Files.list(snapshot.folder())) {
      for (Path file : files.toList()) {
        Files.writeString(file, "not what was stored");
      }
    }

    assertThatExceptionOfType(EngineException.class)
        .isThrownBy(() -> Rows.read(engine(), new Query.Scan(snapshot)))
        .withMessageContaining("damaged");
  }

  @Test
  default void aMissingTableIsAnEngineFailure() {
    Snapshot stored = engine().store(numbered(Type.TEXT, "a"), fresh("stored"));
    Snapshot missing =
        new Snapshot(fresh("missing"), stored.schema(), stored.rows(), stored.contentHash());

    assertThatExceptionOfType(EngineException.class)
        .isThrownBy(() -> Rows.read(engine(), new Query.Scan(missing)))
        .withMessageContaining("missing");
    assertRows(new Query.Scan(stored)).hasSize(1);
  }
}
