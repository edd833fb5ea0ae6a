package dev.listkeeper.engine.contract;

import static dev.listkeeper.engine.contract.Rows.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.listkeeper.query.EngineException;
import dev.listkeeper.query.Query;
import dev.listkeeper.query.StagedText;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Staged text comes back as it was written. */
public interface StagedContract extends EngineUnderTest {

  private Query staged(List<String> columns, List<List<@Nullable Object>> rows) {
    Path file = fresh("staged");
    try (StagedText out = new StagedText(file)) {
      for (List<@Nullable Object> row : rows) {
        row.forEach(value -> out.field((String) value));
        out.endRow();
      }
    }
    return new Query.Staged(file, columns);
  }

  @Test
  default void readsAnyText() {
    List<List<@Nullable Object>> rows =
        List.of(
            row("plain", "b", "c"),
            row("a\"b", "\"", "\"\""),
            row("a\u001fb", "\u001f", "\u001f\u001f"),
            row("line\nbreak", "\n", "\r\n"),
            row("\r", "cr\ronly", "\\n"),
            row("", null, ""),
            row(null, "", null),
            row(null, null, null),
            row(" pad ", "\ttab\t", "NULL"),
            row("'; DROP TABLE t; --", "#comment", ","),
            row("é", "e\u0301", "👩‍👩‍👧"),
            row("\uFEFFbom", "\u0085", "\u2028"));

    assertRows(staged(List.of("a", "b", "c"), rows)).containsExactlyInAnyOrderElementsOf(rows);
  }

  @Test
  default void readsASingleColumn() {
    List<List<@Nullable Object>> rows = List.of(row("a"), row(""), row("\n"), row("b"));

    assertRows(staged(List.of("only"), rows)).containsExactlyInAnyOrderElementsOf(rows);
  }

  @Test
  default void readsAbsentValuesOfASingleColumn() {
    List<List<@Nullable Object>> rows =
        List.of(row((Object) null), row("a"), row((Object) null), row((Object) null));

    assertRows(staged(List.of("only"), rows)).containsExactlyInAnyOrderElementsOf(rows);
  }

  @Test
  default void anEmptyFileHasNoRows() {
    assertRows(staged(List.of("a", "b"), List.of())).isEmpty();
  }

  @Test
  default void aRowMayBeLong() {
    String text = "ß😀\"\n".repeat(100_000);
    List<List<@Nullable Object>> rows = List.of(row("a", text), row("b", "c"));

    assertRows(staged(List.of("a", "b"), rows)).containsExactlyInAnyOrderElementsOf(rows);
  }

  @Test
  default void manyRowsWithBreaksInsideAreAllThere() {
    List<List<@Nullable Object>> rows =
        java.util.stream.IntStream.range(0, 20_000)
            .mapToObj(i -> row("row " + i, "x\n\"" + i + "\"\n\u001f" + "y".repeat(i % 200)))
            .toList();
    Query staged = staged(List.of("a", "b"), rows);

    assertThat(engine().count(staged)).isEqualTo(20_000);
    assertThat(engine().count(new Query.Combine(Query.SetKind.EXCEPT, staged, stored(staged))))
        .isZero();
    assertRows(staged).containsExactlyInAnyOrderElementsOf(rows);
  }

  @Test
  default void aMissingFileIsAnEngineFailure() {
    assertThatExceptionOfType(EngineException.class)
        .isThrownBy(() -> Rows.read(engine(), new Query.Staged(fresh("missing"), List.of("a"))))
        .withMessageContaining("missing");
  }
}
