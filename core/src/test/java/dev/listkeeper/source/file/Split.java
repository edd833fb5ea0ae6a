package dev.listkeeper.source.file;

import dev.listkeeper.source.file.Dialect.RowEnd;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** All rows of a text, with their lines; a malformed one as its reason and its raw text. */
final class Split {
  static final Dialect CSV = new Dialect(Encoding.UTF_8, ",", RowEnd.LINES, Optional.of('"'));

  private Split() {}

  static Dialect dialect(String delimiter, String rowEnd, String quote) {
    return new Dialect(
        Encoding.UTF_8,
        delimiter,
        RowEnd.exactly(rowEnd),
        quote.isEmpty() ? Optional.empty() : Optional.of(quote.charAt(0)));
  }

  static List<String> lines(String text, Dialect dialect) {
    return lines(text.getBytes(StandardCharsets.UTF_8), dialect);
  }

  /** {@code line: [fields]}, or {@code line: !reason <raw>}. */
  static List<String> lines(byte[] bytes, Dialect dialect) {
    List<String> rows = new ArrayList<>();
    try (RowSplitter splitter =
        new RowSplitter(
            new Utf8Stream(new ByteArrayInputStream(bytes), dialect.encoding()), dialect)) {
      while (splitter.next()) {
        String row =
            splitter
                .fault()
                .map(fault -> "!" + fault.words() + " <" + splitter.raw() + ">")
                .orElseGet(() -> splitter.texts().toString());
        rows.add(splitter.line() + ": " + row);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return rows;
  }
}
