package dev.listkeeper.server.backup;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The rows of a table as lines of JSON: first the names of the columns, then an array a row. */
record TableRows(Connection connection, Table table) {
  private static final int AT_ONCE = 500;
  private static final JsonMapper JSON = JsonMapper.shared();

  /** Writes them, and says how many. */
  long dump(OutputStream out) throws IOException, SQLException {
    write(out, table.columns().stream().map(Table.Column::name).toList());
    long rows = 0;
    try (Statement statement = connection.createStatement()) {
      statement.setFetchSize(AT_ONCE);
      try (ResultSet row =
          statement.executeQuery(
              "select " + table.columnNames() + " from " + Table.quoted(table.name()))) {
        for (; row.next(); rows++) {
          write(out, values(row));
        }
      }
    }
    return rows;
  }

  private List<@Nullable Object> values(ResultSet row) throws SQLException {
    List<@Nullable Object> values = new ArrayList<>();
    for (int i = 0; i < table.columns().size(); i++) {
      values.add(table.columns().get(i).kind().read(row, i + 1));
    }
    return values;
  }

  private static void write(OutputStream out, List<?> line) throws IOException {
    out.write(JSON.writeValueAsString(line).getBytes(StandardCharsets.UTF_8));
    out.write('\n');
  }

  /** Adds them to the empty table. */
  void load(BufferedReader lines) throws IOException, SQLException {
    List<Table.Column> columns = columns(JSON.readTree(String.valueOf(lines.readLine())));
    Table dumped = new Table(table.name(), columns);
    String insert =
        "insert into "
            + Table.quoted(table.name())
            + " ("
            + dumped.columnNames()
            + ") values ("
            + String.join(", ", Collections.nCopies(columns.size(), "?"))
            + ")";
    try (PreparedStatement statement = connection.prepareStatement(insert)) {
      int waiting = 0;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        bind(statement, columns, JSON.readTree(line));
        statement.addBatch();
        if (++waiting == AT_ONCE) {
          statement.executeBatch();
          waiting = 0;
        }
      }
      statement.executeBatch();
    }
    for (Table.Column column : columns) {
      if (column.identity()) {
        goOnBehind(column);
      }
    }
  }

  /** Of the dump, in its order; both databases know the kinds of their own columns best. */
  private List<Table.Column> columns(JsonNode names) {
    List<Table.Column> columns = new ArrayList<>();
    for (JsonNode name : names) {
      columns.add(
          table.columns().stream()
              .filter(column -> column.name().equals(name.stringValue()))
              .findFirst()
              .orElseThrow(() ->
                  new IllegalStateException(
                      "The table " + table.name() + " has no column " + name.stringValue())));
    }
    return columns;
  }

  private static void bind(PreparedStatement statement, List<Table.Column> columns, JsonNode row)
      throws SQLException {
    for (int i = 0; i < columns.size(); i++) {
      columns.get(i).kind().write(statement, i + 1, row.get(i));
    }
  }

  /** The next row gets a number that none has. */
  private void goOnBehind(Table.Column column) throws SQLException {
    String name = Table.quoted(column.name());
    String of = Table.quoted(table.name());
    try (Statement statement = connection.createStatement()) {
      long next;
      try (ResultSet max =
          statement.executeQuery("select coalesce(max(" + name + "), 0) + 1 from " + of)) {
        max.next();
        next = max.getLong(1);
      }
      statement.execute("alter table " + of + " alter column " + name + " restart with " + next);
    }
  }
}
