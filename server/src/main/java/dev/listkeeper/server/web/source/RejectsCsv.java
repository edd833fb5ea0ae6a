package dev.listkeeper.server.web.source;

import dev.listkeeper.query.Query;
import dev.listkeeper.query.QueryEngine;
import dev.listkeeper.query.RowCursor;
import dev.listkeeper.server.csv.CsvFile;
import dev.listkeeper.source.Rejects;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Rows that were not taken as a file for a spreadsheet. */
final class RejectsCsv {
  private RejectsCsv() {}

  static void write(QueryEngine engine, Query rejects, CsvFile csv) {
    Query sorted =
        new Query.Sort(rejects, List.of(Query.Order.ascending(Rejects.LINE)), 0, Optional.empty());
    csv.line(Rejects.FILE, Rejects.LINE, Rejects.REASON, Rejects.RAW);
    try (RowCursor cursor = engine.open(sorted)) {
      while (cursor.next()) {
        String line = cursor.isAbsent(1) ? "" : String.valueOf(cursor.whole(1));
        csv.line(text(cursor, 0), line, text(cursor, 2), text(cursor, 3));
      }
    }
  }

  private static String text(RowCursor cursor, int column) {
    return Objects.requireNonNullElse(cursor.text(column), "");
  }
}
