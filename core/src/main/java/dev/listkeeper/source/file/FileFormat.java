package dev.listkeeper.source.file;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.listkeeper.problem.Problem;
import dev.listkeeper.problem.ProblemCode;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** How a table stands in its file. A format without a {@code type} is delimited text. */
@JsonTypeInfo(
    use = JsonTypeInfo.Id.NAME,
    property = "type",
    defaultImpl = FileFormat.Delimited.class)
@JsonSubTypes({
  @JsonSubTypes.Type(value = FileFormat.Delimited.class, name = "delimited"),
  @JsonSubTypes.Type(value = FileFormat.Parquet.class, name = "parquet")
})
public sealed interface FileFormat {

  /** What the ending of a file's name says. */
  static FileFormat byName(String file) {
    return file.toLowerCase(Locale.ROOT).endsWith(".parquet") ? new Parquet() : Delimited.DETECTED;
  }

  /** Describes its own columns; nothing to say about it. */
  record Parquet() implements FileFormat {}

  /**
   * Text with a row after another. What is not said is detected from the beginning of the file.
   *
   * @param delimiter one or several characters between fields
   * @param rowEnd one or several characters after each row, taken exactly when given; detected line
   *     breaks may be LF and CRLF in one file
   * @param quote one character around fields that hold delimiters or row ends, doubled inside them
   *     (RFC 4180), or the word {@value #NO_QUOTE}
   * @param header whether the first row holds the names of the columns
   * @param columnNames names in the order of the columns; with a header they replace it
   * @param zone where timestamps without an offset are read; the workspace's zone unless given
   */
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  record Delimited(
      Optional<Encoding> encoding,
      Optional<String> delimiter,
      Optional<String> rowEnd,
      Optional<String> quote,
      Optional<Boolean> header,
      List<String> columnNames,
      Optional<ZoneId> zone)
      implements FileFormat {
    /** The word for a file in which quotes are characters like others. */
    public static final String NO_QUOTE = "none";

    /** Everything is detected. */
    public static final Delimited DETECTED =
        new Delimited(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            Optional.empty());

    public Delimited {
      // A list left out in a file arrives as null.
      columnNames = columnNames == null ? List.of() : List.copyOf(columnNames);
      refuseEmpty(delimiter, "delimiter");
      refuseEmpty(rowEnd, "row end");
      if (delimiter.isPresent() && delimiter.equals(rowEnd)) {
        throw invalid("The delimiter and the row end can't be the same.");
      }
      quote.ifPresent(Delimited::checkQuote);
      if (quote.isPresent() && (quote.equals(delimiter) || quote.equals(rowEnd))) {
        throw invalid("The quote can't be the delimiter or the row end as well.");
      }
      checkNames(columnNames);
    }

    private static void refuseEmpty(Optional<String> text, String what) {
      if (text.isPresent() && text.get().isEmpty()) {
        throw invalid("The " + what + " needs at least one character; leave it out to detect it.");
      }
    }

    private static void checkQuote(String quote) {
      boolean oneCharacter = quote.length() == 1 && quote.charAt(0) > ' ' && quote.charAt(0) < 127;
      if (!oneCharacter && !quote.equals(NO_QUOTE)) {
        throw invalid("The quote '" + quote + "' must be one ASCII character, or the word none.");
      }
    }

    private static void checkNames(List<String> names) {
      Set<String> seen = new HashSet<>();
      for (String name : names) {
        if (name.isBlank()) {
          throw invalid("A column name is empty: give every column a name.");
        }
        if (!seen.add(name.toLowerCase(Locale.ROOT))) {
          throw invalid("The column name '" + name + "' occurs twice (case does not count).");
        }
      }
    }

    private static Problem invalid(String sentence) {
      return new Problem(ProblemCode.INVALID_REQUEST, sentence);
    }
  }
}
