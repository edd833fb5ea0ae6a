package dev.listkeeper.source.file;

import dev.listkeeper.source.file.Dialect.RowEnd;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds the delimiter and the quote by cutting the sample with each candidate: the best one gives
 * the same number of fields, two or more, in the most rows.
 */
final class DelimiterDetection {
  /**
   * In the order of preference among equals. A comma comes last: it stands in every row of many
   * files that it does not delimit, the others hardly do.
   */
  private static final List<String> DELIMITERS =
      List.of(
          "+|", "|~|", "~|~", "|^|", "^|^", "|#|", "#|#", "~|", "^|", "|^", "||", "::", ";;", "~~",
          "^^", "\u001f", "\u0001", "\t", "; ", ", ", "|", ";", "^", "~", ",");

  private static final int MOST_ROWS = 1_000;

  private final byte[] sample;
  private final boolean complete;
  private final Encoding encoding;
  private final RowEnd rowEnd;

  /**
   * @param sample the file's beginning as UTF-8
   * @param complete whether that is all of it
   */
  DelimiterDetection(byte[] sample, boolean complete, Encoding encoding, RowEnd rowEnd) {
    this.sample = sample;
    this.complete = complete;
    this.encoding = encoding;
    this.rowEnd = rowEnd;
  }

  /** How well a dialect fits the sample. */
  private record Fit(
      Dialect dialect, int rows, int fields, int regular, int cells, int quoted, int split) {
    /** Whether it is a delimiter at all: rows of two or more fields, none of them cut wrongly. */
    boolean isPossible() {
      return fields > 1 && split * 50 <= cells;
    }

    /** Share of rows with the usual number of fields, in steps of two percent. */
    int regularity() {
      return rows == 0 ? 0 : regular * 50 / rows;
    }

    int irregular() {
      return rows - regular;
    }
  }

  /** Completes what is told. */
  Dialect find(Optional<String> delimiter, Optional<String> quote) {
    Optional<Fit> best = Optional.empty();
    for (String candidate : delimiter.map(List::of).orElse(DELIMITERS)) {
      Fit fit = withBestQuote(candidate, quote);
      boolean better = best.isEmpty() || fit.regularity() > best.get().regularity();
      if ((delimiter.isPresent() || fit.isPossible()) && better) {
        best = Optional.of(fit);
      }
    }
    return best.map(Fit::dialect).orElseGet(() -> withBestQuote(",", quote).dialect());
  }

  private Fit withBestQuote(String delimiter, Optional<String> told) {
    if (told.isPresent()) {
      Optional<Character> quote =
          told.filter(text -> !text.equals(FileFormat.Delimited.NO_QUOTE))
              .map(text -> text.charAt(0));
      return fit(new Dialect(encoding, delimiter, rowEnd, quote));
    }
    Fit none = fit(new Dialect(encoding, delimiter, rowEnd, Optional.empty()));
    Fit twofold = fit(new Dialect(encoding, delimiter, rowEnd, Optional.of('"')));
    Fit single = fit(new Dialect(encoding, delimiter, rowEnd, Optional.of('\'')));
    if (single.irregular() < Math.min(none.irregular(), twofold.irregular())
        || single.quoted() * 2 > single.cells()) {
      return single;
    }
    if (twofold.quoted() == 0 && twofold.irregular() == none.irregular()) {
      // Without a quote to go by, the custom decides: comma files have them, others rarely.
      return delimiter.startsWith(",") || delimiter.startsWith(";") ? twofold : none;
    }
    return twofold.irregular() <= none.irregular() ? twofold : none;
  }

  private Fit fit(Dialect dialect) {
    Map<Integer, Integer> counts = new HashMap<>();
    int rows = 0;
    int cells = 0;
    int quoted = 0;
    int split = 0;
    byte core = core(dialect.delimiter());
    boolean several = dialect.delimiter().length() > 1;
    try (RowSplitter splitter = new RowSplitter(new ByteArrayInputStream(sample), dialect)) {
      while (rows < MOST_ROWS && splitter.next()) {
        if (!complete && splitter.isLast()) {
          break;
        }
        rows++;
        Fields fields = splitter.fields();
        if (splitter.fault().isEmpty()) {
          counts.merge(fields.count(), 1, Integer::sum);
          cells += fields.count();
          quoted += fields.quotedCount();
          split += several ? fields.plainHolding(splitter.bytes(), core) : 0;
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    int usual =
        Stream.concat(counts.entrySet().stream(), Stream.of(Map.entry(0, 0)))
            .max(Map.Entry.<Integer, Integer>comparingByValue().thenComparing(Map.Entry::getKey))
            .orElseThrow()
            .getKey();
    int regular = counts.getOrDefault(usual, 0);
    return new Fit(dialect, rows, usual, regular, cells, quoted, split);
  }

  /** The character of several that gives a wrong cut away when it stands in a field alone. */
  private static byte core(String delimiter) {
    if (delimiter.equals("::")) {
      return 0; // A colon alone stands in every time of day.
    }
    int pipe = delimiter.indexOf('|');
    return (byte) delimiter.charAt(Math.max(pipe, 0));
  }
}
