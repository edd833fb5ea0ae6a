package dev.listkeeper.engine.duckdb.sql;

import dev.listkeeper.query.Type;

/** How DuckDB stores each type. */
final class TypeSql {
  private TypeSql() {}

  static final String DECIMAL = "DECIMAL(38,10)";

  static String of(Type type) {
    return switch (type) {
      case TEXT -> "VARCHAR";
      case INTEGER -> "BIGINT";
      case DECIMAL -> DECIMAL;
      case BOOLEAN -> "BOOLEAN";
      case DATE -> "DATE";
      case TIMESTAMP -> "TIMESTAMP";
    };
  }

  static String cast(String value, Type type) {
    return "CAST(" + value + " AS " + of(type) + ")";
  }

  static String tryCast(String value, Type type) {
    return "TRY_CAST(" + value + " AS " + of(type) + ")";
  }

  /**
   * A column of a file that others wrote. Floating point goes by way of text, which is the shortest
   * that names the number, so 0.1 stays 0.1; what is no number or too large becomes absent.
   */
  static String foreign(String column, Type type) {
    return switch (type) {
      case DECIMAL -> tryCast("CAST(" + column + " AS VARCHAR)", type);
      case TEXT, INTEGER, BOOLEAN, DATE, TIMESTAMP -> cast(column, type);
    };
  }
}
