package dev.listkeeper.query.reference;

import dev.listkeeper.query.EngineException;
import dev.listkeeper.query.StagedText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what {@link StagedText} wrote. */
final class StagedReader {
  private final String text;
  private int at;

  private StagedReader(String text) {
    this.text = text;
  }

  static List<Row> read(Path file, int columns) {
    try {
      return new StagedReader(Files.readString(file)).rows(columns);
    } catch (IOException failure) {
      throw new EngineException("A stored file is missing: " + file, failure);
    }
  }

  private List<Row> rows(int columns) {
    List<Row> rows = new ArrayList<>();
    while (at < text.length()) {
      List<@Nullable Object> values = new ArrayList<>();
      for (int i = 0; i < columns; i++) {
        values.add(field());
        expect(i < columns - 1 ? StagedText.DELIMITER : '\n');
      }
      rows.add(new Row(values));
    }
    return rows;
  }

  private void expect(char separator) {
    if (at >= text.length() || text.charAt(at) != separator) {
      throw new EngineException(
          "A staged file is damaged.", new IOException("Unexpected content at " + at));
    }
    at++;
  }

  private @Nullable String field() {
    if (at >= text.length() || text.charAt(at) != '"') {
      return null;
    }
    StringBuilder field = new StringBuilder();
    at++;
    while (true) {
      int quote = text.indexOf('"', at);
      if (quote < 0) {
        throw new EngineException(
            "A staged file is damaged.", new IOException("A field from " + at + " has no end"));
      }
      field.append(text, at, quote);
      at = quote + 1;
      if (at >= text.length() || text.charAt(at) != '"') {
        return field.toString();
      }
      field.append('"');
      at++;
    }
  }
}
