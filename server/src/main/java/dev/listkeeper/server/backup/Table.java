package dev.listkeeper.server.backup;

import dev.listkeeper.server.config.Database;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** A table of ours as the database describes it. */
record Table(String name, List<Column> columns) {

  /** A column; an identity numbers its rows by itself. */
  record Column(String name, Kind kind, boolean identity) {}

  /** In SQL; names come from the database itself. */
  static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  String columnNames() {
    return columns.stream().map(column -> quoted(column.name())).collect(Collectors.joining(", "));
  }

  /** All tables but Flyway's own, so that what a row refers to comes before it. */
  static List<Table> all(Connection connection) throws SQLException {
    Map<String, Set<String>> references = new LinkedHashMap<>();
    for (String name : names(connection)) {
      references.put(name, references(connection, name));
    }
    List<Table> ordered = new ArrayList<>();
    Set<String> placed = new HashSet<>();
    while (placed.size() < references.size()) {
      int before = placed.size();
      for (var table : references.entrySet()) {
        if (!placed.contains(table.getKey()) && placed.containsAll(table.getValue())) {
          placed.add(table.getKey());
          ordered.add(new Table(table.getKey(), columns(connection, table.getKey())));
        }
      }
      if (placed.size() == before) {
        throw new IllegalStateException("Tables refer to each other in a circle: " + references);
      }
    }
    return List.copyOf(ordered);
  }

  private static List<String> names(Connection connection) throws SQLException {
    List<String> names = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet found =
            statement.executeQuery(
                """
                select table_name from information_schema.tables
                where table_schema = current_schema and table_type = 'BASE TABLE'
                """)) {
      while (found.next()) {
        if (!found.getString(1).equals(Database.HISTORY)) {
          names.add(found.getString(1));
        }
      }
    }
    names.sort(null);
    return names;
  }

  private static Set<String> references(Connection connection, String table) throws SQLException {
    Set<String> others = new HashSet<>();
    try (ResultSet keys =
        connection.getMetaData().getImportedKeys(null, connection.getSchema(), table)) {
      while (keys.next()) {
        others.add(keys.getString("PKTABLE_NAME"));
      }
    }
    others.remove(table);
    return others;
  }

  private static List<Column> columns(Connection connection, String table) throws SQLException {
    List<Column> columns = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet none =
            statement.executeQuery("select * from " + quoted(table) + " where 1 = 0")) {
      ResultSetMetaData shape = none.getMetaData();
      for (int i = 1; i <= shape.getColumnCount(); i++) {
        String name = shape.getColumnName(i);
        columns.add(
            new Column(
                name,
                Kind.of(table + "." + name, shape.getColumnType(i), shape.getColumnTypeName(i)),
                shape.isAutoIncrement(i)));
      }
    }
    return List.copyOf(columns);
  }
}
