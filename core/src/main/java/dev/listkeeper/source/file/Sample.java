package dev.listkeeper.source.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The beginning of a delimited file as it would be read.
 *
 * @param rows the first well-formed ones
 * @param types of the columns, as far as the rows looked at tell
 */
public record Sample(Detected detected, List<List<String>> rows, List<ColumnType> types) {
  private static final int ROWS_FOR_TYPES = 10_000;

  public Sample {
    rows = rows.stream().map(List::copyOf).toList();
    types = List.copyOf(types);
  }

  /** Looks at a file's beginning. */
  public static Sample of(
      Path file,
      FileFormat.Delimited format,
      Map<String, ColumnOverride> overrides,
      int wantedRows) {
    Detected detected = Detection.of(file, format);
    Staging.checkOverrides(file, detected.columnNames(), overrides);
    List<List<String>> all = rows(file, detected);
    List<ColumnType> types = new ArrayList<>();
    for (int column = 0; column < detected.columnNames().size(); column++) {
      ColumnOverride override = overrides.get(detected.columnNames().get(column));
      types.add(override == null ? guess(all, column) : ColumnType.of(override));
    }
    return new Sample(detected, all.subList(0, Math.min(wantedRows, all.size())), types);
  }

  private static List<List<String>> rows(Path file, Detected detected) {
    int columns = detected.columnNames().size();
    List<List<String>> rows = new ArrayList<>();
    try (InputStream in = Files.newInputStream(file);
        RowSplitter splitter =
            new RowSplitter(
                new Utf8Stream(in, detected.dialect().encoding()), detected.dialect())) {
      boolean more = splitter.next();
      if (more && detected.header()) {
        more = splitter.next();
      }
      for (; more && rows.size() < ROWS_FOR_TYPES; more = splitter.next()) {
        if (splitter.fault().isEmpty() && splitter.fields().fits(columns)) {
          rows.add(splitter.texts().subList(0, columns));
        }
      }
    } catch (IOException e) {
      throw AllowedFolders.unreadable(file, e);
    }
    return rows;
  }

  private static ColumnType guess(List<List<String>> rows, int column) {
    TypeGuess guess = new TypeGuess();
    for (List<String> row : rows) {
      byte[] value = row.get(column).getBytes(StandardCharsets.UTF_8);
      guess.see(value, 0, value.length);
    }
    return guess.type();
  }

  /** What is understood about the file and its columns, a sentence each. */
  public List<String> explanation() {
    return Stream.concat(
            detected.explanation().stream(), ColumnType.sentences(detected.columnNames(), types))
        .toList();
  }
}
