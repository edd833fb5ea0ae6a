package dev.listkeeper.engine.duckdb.sql;

import dev.listkeeper.query.Expression;
import dev.listkeeper.query.Type;

/** What is done to texts, and texts of values. */
final class TextSql {
  private TextSql() {}

  /** Unicode White_Space and U+FEFF, as a character class of RE2, which knows no such property. */
  private static final String WHITE =
      "\\x{9}-\\x{D}\\x{20}\\x{85}\\x{A0}\\x{1680}\\x{2000}-\\x{200A}"
          + "\\x{2028}\\x{2029}\\x{202F}\\x{205F}\\x{3000}\\x{FEFF}";

  static String apply(Expression.TextFunction function, String text, Scope scope) {
    return switch (function) {
      case LOWER -> "lower(" + text + ")";
      case UPPER -> upper(scope.let(text));
      case TRIM -> trim(text);
      case WITHOUT_CONTROLS -> "regexp_replace(" + text + ", '\\p{Cc}', '', 'g')";
      case NFC -> "nfc_normalize(" + text + ")";
    };
  }

  static String trim(String text) {
    return "regexp_replace(" + text + ", '^[" + WHITE + "]+|[" + WHITE + "]+$', '', 'g')";
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
