package dev.listkeeper.engine.duckdb.sql;

import dev.listkeeper.query.Schema;
import java.util.HashMap;
import java.util.Map;

/**
 * The rows an expression is computed over. Values that an expression needs more than once are
 * computed in an inner SELECT and named, because DuckDB repeats what is written twice inside CASE.
 */
final class Scope {
  private final Schema schema;
  private final Map<String, String> named = new HashMap<>();
  private String rows;

  Scope(Schema schema, String query) {
    this.schema = schema;
    this.rows = "(" + query + ")";
  }

  Schema schema() {
    return schema;
  }

  String column(String name) {
    return "t.c" + schema.indexOf(name);
  }

  /** Names a value; the same value twice is computed once. */
  String let(String value) {
    String known = named.get(value);
    if (known != null) {
      return known;
    }
    String name = "l" + named.size();
    rows = "(SELECT t.*, " + value + " AS " + name + " FROM " + rows + " AS t)";
    named.put(value, "t." + name);
    return "t." + name;
  }

  /** The FROM clause; to be asked for after all expressions are rendered. */
  String from() {
    return " FROM " + rows + " AS t";
  }
}
