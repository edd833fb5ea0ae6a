package dev.listkeeper.source.file;

import dev.listkeeper.problem.Problem;
import dev.listkeeper.problem.ProblemCode;
import dev.listkeeper.source.file.Dialect.RowEnd;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Completes what a table's format says by what the beginning of its file shows. */
public final class Detection {
  private static final int SAMPLE = 1 << 18;
  private static final int MOST_ROWS = 1_000;

  private final Path file;
  private final FileFormat.Delimited told;
  private final List<String> explanation = new ArrayList<>();
  private @Nullable RowFault firstFault;

  private Detection(Path file, FileFormat.Delimited told) {
    this.file = file;
    this.told = told;
  }

  /**
   * Looks at a file.
   *
   * @throws Problem FILE_UNREADABLE when it holds nothing to find columns in
   */
  public static Detected of(Path file, FileFormat.Delimited told) {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] sample = in.readNBytes(SAMPLE);
      return new Detection(file, told).detect(sample, in.read() < 0);
    } catch (IOException e) {
      throw AllowedFolders.unreadable(file, e);
    }
  }

  private Detected detect(byte[] sample, boolean complete) throws IOException {
    Encoding encoding =
        told.encoding()
            .map(given -> tell(given, "The encoding is " + given.label() + ", as told."))
            .orElseGet(() -> note(EncodingDetection.of(sample)));
    byte[] utf8;
    try (InputStream in = new Utf8Stream(new ByteArrayInputStream(sample), encoding)) {
      utf8 = in.readAllBytes();
    }
    RowEnd rowEnd =
        told.rowEnd()
            .map(end -> tell(RowEnd.exactly(end), "Rows end with " + shown(end) + ", as told."))
            .orElseGet(() -> note(RowEndDetection.of(utf8)));
    Dialect dialect =
        new DelimiterDetection(utf8, complete, encoding, rowEnd)
            .find(told.delimiter(), told.quote());
    explain(dialect);
    List<List<String>> rows = rows(utf8, complete, dialect);
    boolean header =
        told.header()
            .map(given ->
                tell(
                    given,
                    given
                        ? "The first row is the header, as told."
                        : "There is no header, as told."))
            .orElseGet(() -> header(rows));
    return new Detected(dialect, header, names(rows, header), explanation);
  }

  private void explain(Dialect dialect) {
    explanation.add(
        "Fields are separated by '"
            + shown(dialect.delimiter())
            + "'"
            + (told.delimiter().isPresent() ? ", as told." : "."));
    explanation.add(
        dialect
                .quote()
                .map(quote -> "Fields may stand in " + quote + " quotes")
                .orElse("Quotes are characters like others")
            + (told.quote().isPresent() ? ", as told." : "."));
  }

  /** The well-formed rows of the sample, blank lines left out. */
  private List<List<String>> rows(byte[] utf8, boolean complete, Dialect dialect)
      throws IOException {
    List<List<String>> rows = new ArrayList<>();
    boolean first = true;
    try (RowSplitter splitter = new RowSplitter(new ByteArrayInputStream(utf8), dialect)) {
      while (rows.size() < MOST_ROWS && splitter.next()) {
        if (first) {
          firstFault = splitter.fault().orElse(null);
          first = false;
        }
        boolean cut = !complete && splitter.isLast() && !rows.isEmpty();
        if (splitter.fault().isEmpty() && !cut) {
          rows.add(splitter.texts());
        }
      }
    }
    return rows;
  }

  private boolean header(List<List<String>> rows) {
    // A first row that is malformed is data to reject where names are given, else a failure below.
    return firstFault != null ? told.columnNames().isEmpty() : note(HeaderDetection.of(rows));
  }

  private List<String> names(List<List<String>> rows, boolean header) {
    if (header && firstFault != null && told.columnNames().isEmpty()) {
      throw new Problem(
          ProblemCode.FILE_UNREADABLE,
          "The first row of "
              + file
              + " is malformed ("
              + firstFault.words()
              + "), so its columns are unknown: correct it, or say header: false or the column"
              + " names.");
    }
    List<String> given = told.columnNames();
    int columns =
        header && firstFault == null && !rows.isEmpty() ? rows.getFirst().size() : usualSize(rows);
    if (!given.isEmpty()) {
      if (header && columns > 0 && columns != given.size()) {
        throw new Problem(
            ProblemCode.INVALID_REQUEST,
            file
                + " has a header of "
                + columns
                + " columns, but "
                + given.size()
                + " column names are given: give one for each, or none.");
      }
      return ColumnNames.of(given);
    }
    if (rows.isEmpty()) {
      throw new Problem(
          ProblemCode.FILE_UNREADABLE,
          file
              + " holds no row that can be read, so its columns are unknown: check the file and the"
              + " table's format, or give the column names.");
    }
    return header ? ColumnNames.of(rows.getFirst()) : ColumnNames.numbered(columns);
  }

  private static int usualSize(List<List<String>> rows) {
    Map<Integer, Integer> counts = new HashMap<>();
    rows.forEach(row -> counts.merge(row.size(), 1, Integer::sum));
    return counts.entrySet().stream()
        .max(Map.Entry.<Integer, Integer>comparingByValue().thenComparing(Map.Entry::getKey))
        .map(Map.Entry::getKey)
        .orElse(0);
  }

  private <T> T note(Found<T> found) {
    return tell(found.value(), found.sentence());
  }

  private <T> T tell(T value, String sentence) {
    explanation.add(sentence);
    return value;
  }

  /** Characters that can't be seen, by their names. */
  private static String shown(String text) {
    StringBuilder words = new StringBuilder();
    text.codePoints()
        .forEach(c ->
            words.append(
                switch (c) {
                  case '\t' -> "TAB";
                  case '\n' -> "LF";
                  case '\r' -> "CR";
                  case ' ' -> "(blank)";
                  default -> c < ' ' ? String.format("U+%04X", c) : Character.toString(c);
                }));
    return words.toString();
  }
}
