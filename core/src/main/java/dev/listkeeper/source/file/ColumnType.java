package dev.listkeeper.source.file;

import dev.listkeeper.query.DatePattern;
import dev.listkeeper.query.Type;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * How a column's texts are read.
 *
 * @param pattern how dates are written; ISO 8601 when empty
 * @param overridden said by a person, so rows that don't fit are rejected
 * @param ambiguous every date would fit d/M/yyyy as well as M/d/yyyy
 */
public record ColumnType(
    Type type, Optional<DatePattern> pattern, boolean overridden, boolean ambiguous) {
  /** What every text is. */
  public static final ColumnType TEXT = new ColumnType(Type.TEXT, Optional.empty(), false, false);

  static ColumnType of(ColumnOverride override) {
    return new ColumnType(override.type(), override.datePattern(), true, false);
  }

  /** The type, and how dates are written: {@code DATE written M/d/yyyy}. */
  public String written() {
    return type + pattern.map(p -> " written " + p.pattern()).orElse("");
  }

  /** For a person, as {@code DATE written M/d/yyyy as told}. */
  public String words() {
    return written()
        + (overridden ? " as told" : "")
        + (ambiguous ? "; d/M/yyyy would fit all values as well, say so if it is meant" : "");
  }

  /** A sentence for each column that is not text. */
  public static Stream<String> sentences(List<String> names, List<ColumnType> types) {
    return IntStream.range(0, types.size())
        .filter(column -> types.get(column).type() != Type.TEXT || types.get(column).overridden())
        .mapToObj(
            column -> "Column " + names.get(column) + " is " + types.get(column).words() + ".");
  }
}
