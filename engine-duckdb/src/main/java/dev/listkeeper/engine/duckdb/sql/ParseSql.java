package dev.listkeeper.engine.duckdb.sql;

import static dev.listkeeper.engine.duckdb.sql.SqlText.quote;

import dev.listkeeper.query.DatePattern;
import dev.listkeeper.query.Expression;
import dev.listkeeper.query.Type;

/**
 * Texts read as values. DuckDB's casts take more than the query model does (1_000, 0x1F, 1.5 as a
 * whole number, infinity), so a regular expression decides first.
 */
final class ParseSql {
  private static final String YEAR = "(?:[0-9]{3}[1-9]|[0-9]{2}[1-9]0|[0-9][1-9]00|[1-9]000)";
  private static final String ISO_DATE = YEAR + "-[0-9]{2}-[0-9]{2}";
  private static final String SECONDS = "(?::[0-5][0-9](?:\\.[0-9]{1,9})?)?";
  private static final String TIME = "(?:[01]?[0-9]|2[0-3]):[0-5][0-9]" + SECONDS;
  private static final String ISO_TIME = "(?:[01][0-9]|2[0-3]):[0-5][0-9]" + SECONDS;
  private static final String OFFSET = "Z|[+-](?:0[0-9]|1[0-7])(?::?[0-5][0-9])?|[+-]18(?::?00)?";
  private static final String ISO_TIMESTAMP =
      ISO_DATE + "(?:[T ]" + ISO_TIME + "(?:" + OFFSET + ")?)?";
  private static final String WHOLE = "[+-]?[0-9]+";
  private static final String DECIMAL =
      "[+-]?0*(?:[0-9]{1,28}(?:\\.[0-9]*)?|\\.[0-9]+)"
          + "|[+-]?(?:[0-9]{1,9}(?:\\.[0-9]{0,17})?|\\.[0-9]{1,17})[eE][+-]?[0-9]{1,2}";

  private ParseSql() {}

  static String of(Expression.Parse parse, String text, Scope scope) {
    if (parse.type() == Type.TEXT) {
      return text;
    }
    String trimmed = scope.let(TextSql.trim(text, scope));
    return switch (parse.type()) {
      case TEXT -> text;
      case INTEGER -> guarded(trimmed, WHOLE, Type.INTEGER);
      case DECIMAL -> guarded(trimmed, DECIMAL, Type.DECIMAL);
      case BOOLEAN -> bool(scope.let("lower(" + trimmed + ")"));
      case DATE ->
          parse
              .pattern()
              .map(pattern -> TypeSql.tryCast(iso(trimmed, pattern, false), Type.DATE))
              .orElseGet(() -> guarded(trimmed, ISO_DATE, Type.DATE));
      case TIMESTAMP ->
          parse
              .pattern()
              .map(pattern -> TypeSql.tryCast(iso(trimmed, pattern, true), Type.TIMESTAMP))
              .map(local -> ZoneSql.toInstant(scope.let(local), parse.zone()))
              .orElseGet(() -> isoTimestamp(parse, trimmed, scope));
    };
  }

  private static String guarded(String text, String shape, Type type) {
    return "(CASE WHEN regexp_full_match("
        + text
        + ", "
        + quote(shape)
        + ") THEN "
        + TypeSql.tryCast(text, type)
        + " END)";
  }

  private static String bool(String text) {
    return "(CASE WHEN "
        + text
        + " IN ('true', 't', 'yes', 'y', '1') THEN true WHEN "
        + text
        + " IN ('false', 'f', 'no', 'n', '0') THEN false END)";
  }

  /**
   * A text in a pattern as yyyy-M-d, with the time if that is wanted; absent if it does not fit.
   */
  private static String iso(String text, DatePattern pattern, boolean withTime) {
    String day = "([0-9]{1,2})";
    String year = "(" + YEAR + ")";
    String shape =
        switch (pattern) {
              case MONTH_DAY_YEAR_SLASH, DAY_MONTH_YEAR_SLASH -> day + "/" + day + "/" + year;
              case DAY_MONTH_YEAR_DOT -> day + "\\." + day + "\\." + year;
              case DAY_MONTH_YEAR_DASH -> day + "-" + day + "-" + year;
              case BASIC -> year + "([0-9]{2})([0-9]{2})";
            }
            + "(?:[T ]("
            + TIME
            + "))?";
    String replacement =
        switch (pattern) {
              case MONTH_DAY_YEAR_SLASH -> "\\3-\\1-\\2";
              case DAY_MONTH_YEAR_SLASH, DAY_MONTH_YEAR_DOT, DAY_MONTH_YEAR_DASH -> "\\3-\\2-\\1";
              case BASIC -> "\\1-\\2-\\3";
            }
            + (withTime ? " \\4" : "");
    return "(CASE WHEN regexp_full_match("
        + text
        + ", "
        + quote(shape)
        + ") THEN rtrim(regexp_replace("
        + text
        + ", "
        + quote("^" + shape + "$")
        + ", "
        + quote(replacement)
        + ")) END)";
  }

  /** DuckDB's cast checks day and time and passes over the offset, which is applied here. */
  private static String isoTimestamp(Expression.Parse parse, String text, Scope scope) {
    String local = scope.let(guarded(text, ISO_TIMESTAMP, Type.TIMESTAMP));
    String offset =
        scope.let(
            "regexp_extract("
                + text
                + ", "
                + quote(":[0-9]{2}(?:\\.[0-9]+)?(" + OFFSET + ")$")
                + ", 1)");
    String digits = scope.let("replace(" + offset + ", ':', '')");
    return "(CASE "
        + offset
        + " WHEN '' THEN "
        + ZoneSql.toInstant(local, parse.zone())
        + " WHEN 'Z' THEN "
        + local
        + " ELSE "
        + local
        + " - to_seconds((CASE WHEN starts_with("
        + digits
        + ", '-') THEN -60 ELSE 60 END) * (60 * TRY_CAST(substring("
        + digits
        + ", 2, 2) AS BIGINT) + coalesce(TRY_CAST(substring("
        + digits
        + ", 4, 2) AS BIGINT), 0))) END)";
  }
}
