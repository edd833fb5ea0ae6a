package dev.listkeeper.server.api;

import dev.listkeeper.query.Query;
import dev.listkeeper.query.QueryEngine;
import dev.listkeeper.query.RowCursor;
import dev.listkeeper.query.Schema;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Rows of a table, a part at a time.
 *
 * @param total how many there are in all
 * @param rows by name of column; a column without a value is left out
 */
public record Rows(long total, List<Map<String, Object>> rows) {

  static Rows of(QueryEngine engine, Query query, List<Query.Order> order, long offset, int limit) {
    PageLimits.check(offset, limit);
    long total = engine.count(query);
    List<Map<String, Object>> rows = new ArrayList<>();
    Query page = new Query.Sort(query, order, offset, Optional.of((long) limit));
    try (RowCursor cursor = engine.open(page)) {
      while (cursor.next()) {
        rows.add(row(cursor, page.schema()));
      }
    }
    return new Rows(total, rows);
  }

  private static Map<String, Object> row(RowCursor cursor, Schema schema) {
    Map<String, Object> row = new LinkedHashMap<>();
    for (int i = 0; i < schema.columns().size(); i++) {
      if (!cursor.isAbsent(i)) {
        Schema.Column column = schema.columns().get(i);
        Object value =
            switch (column.type()) {
              case TEXT -> cursor.text(i);
              case INTEGER -> cursor.whole(i);
              case DECIMAL -> cursor.decimal(i);
              case BOOLEAN -> cursor.bool(i);
              case DATE -> cursor.day(i);
              case TIMESTAMP -> cursor.moment(i);
            };
        if (value != null) {
          row.put(column.name(), value);
        }
      }
    }
    return row;
  }
}
