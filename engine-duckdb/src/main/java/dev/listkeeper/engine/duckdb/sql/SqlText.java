package dev.listkeeper.engine.duckdb.sql;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Words and names of SQL, quoted. */
public final class SqlText {
  private SqlText() {}

  /** A text constant. The parser ends at U+0000, so that one is computed. */
  public static String quote(String text) {
    return "'" + text.replace("'", "''").replace("\u0000", "' || chr(0) || '") + "'";
  }

  /** The path of one file, no character of which is a wildcard. */
  public static String quote(Path file) {
    return quote(file.toAbsolutePath().toString().replaceAll("[\\[*?]", "[$0]"));
  }

  /** A name of a column. */
  public static String identifier(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  /** Names of so many columns by their position. */
  static List<String> columns(int count) {
    return IntStream.range(0, count).mapToObj(i -> "c" + i).toList();
  }

  /** Expressions, each named after its position. */
  static String select(List<String> expressions) {
    return IntStream.range(0, expressions.size())
        .mapToObj(i -> expressions.get(i) + " AS c" + i)
        .collect(Collectors.joining(", "));
  }
}
