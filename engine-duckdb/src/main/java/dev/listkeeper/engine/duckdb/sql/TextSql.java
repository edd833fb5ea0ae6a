package dev.listkeeper.engine.duckdb.sql;

import dev.listkeeper.query.Expression;
import dev.listkeeper.query.Type;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What is done to texts, and texts of values. */
final class TextSql {
  private TextSql() {}

  /** Unicode White_Space and U+FEFF, as DuckDB's trim takes them: one after another. */
  private static final String WHITE =
      IntStream.rangeClosed(0, 0xFFFF)
          .filter(
              c -> Character.isSpaceChar(c) || (c >= 0x9 && c <= 0xD) || c == 0x85 || c == 0xFEFF)
          .mapToObj(Character::toString)
          .collect(Collectors.joining());

  /** What begins and ends with a visible character of ASCII or a letter. */
  private static final String TRIMMED = "[!-~\\p{L}]((?s:.*)[!-~\\p{L}])?";

  static String apply(Expression.TextFunction function, String text, Scope scope) {
    return switch (function) {
      case LOWER -> "lower(" + text + ")";
      case UPPER -> upper(scope.let(text));
      case TRIM -> trim(text, scope);
      case WITHOUT_CONTROLS -> "regexp_replace(" + text + ", '\\p{Cc}', '', 'g')";
      case NFC -> "nfc_normalize(" + text + ")";
    };
  }

  /** Nearly every text has nothing to trim, and DuckDB's trim reads all of WHITE for each. */
  static String trim(String text, Scope scope) {
    String value = scope.let(text);
    return "(CASE WHEN regexp_full_match("
        + value
        + ", '"
        + TRIMMED
        + "') THEN "
        + value
        + " ELSE trim("
        + value
        + ", '"
        + WHITE
        + "') END)";
  }

  /** DuckDB makes one letter of ß that Unicode's simple mapping leaves alone. */
  private static String upper(String text) {
    return "(CASE WHEN contains("
        + text
        + ", 'ß') THEN array_to_string(list_transform(string_split("
        + text
        + ", 'ß'), lambda part: upper(part)), 'ß') ELSE upper("
        + text
        + ") END)";
  }

  static String fingerprint(String text, Scope scope) {
    String value = scope.let(text);
    return "coalesce(CAST(length(" + value + ") AS VARCHAR) || ':' || " + value + " || ';', '-;')";
  }

  static String format(String value, Type type) {
    String text = "CAST(" + value + " AS VARCHAR)";
    return switch (type) {
      case TEXT -> value;
      case INTEGER, BOOLEAN, DATE -> text;
      case DECIMAL -> "rtrim(rtrim(" + text + ", '0'), '.')";
      case TIMESTAMP -> "(replace(" + text + ", ' ', 'T') || 'Z')";
    };
  }
}
