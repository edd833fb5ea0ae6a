package dev.listkeeper.engine.duckdb;

import dev.listkeeper.query.Query;
import dev.listkeeper.query.StagedText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** A staged table whose column {@code k} is the same everywhere and whose {@code i} counts. */
final class StagedNumbers {
  private StagedNumbers() {}

  static Query write(Path file, int rows) {
    try (StagedText out = new StagedText(file)) {
      for (int i = 0; i < rows; i++) {
        out.field("same");
        out.field("number " + i);
        out.endRow();
      }
    }
    return new Query.Staged(file, List.of("k", "i"));
  }

  /** The same, and a last row that has no end. */
  static Query writeDamaged(Path file, int rows) throws IOException {
    Query staged = write(file, rows);
    Files.writeString(file, "\"too\"\u001f\"many\"\u001f\"fields\"\n", StandardOpenOption.APPEND);
    return staged;
  }

  /** All pairs of rows: with many rows, more than any test waits for. */
  static Query pairs(Query numbers) {
    Query other =
        new Query.Project(
            numbers,
            List.of(
                new Query.Output("k2", new dev.listkeeper.query.Expression.Ref("k")),
                new Query.Output("i2", new dev.listkeeper.query.Expression.Ref("i"))));
    return new Query.Join(Query.JoinKind.INNER, numbers, other, List.of(new Query.Key("k", "k2")));
  }
}
