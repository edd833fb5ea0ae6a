package dev.listkeeper.server.web.source;

import dev.listkeeper.query.Query;
import dev.listkeeper.query.QueryEngine;
import dev.listkeeper.query.RowCursor;
import dev.listkeeper.source.Rejects;
import java.io.PrintWriter;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Rows that were not taken as a file for a spreadsheet. */
final class RejectsCsv {
  private RejectsCsv() {}

  static void write(QueryEngine engine, Query rejects, PrintWriter out) {
    Query sorted =
        new Query.Sort(rejects, List.of(Query.Order.ascending(Rejects.LINE)), 0, Optional.empty());
    line(out, Stream.of(Rejects.FILE, Rejects.LINE, Rejects.REASON, Rejects.RAW));
    try (RowCursor cursor = engine.open(sorted)) {
      while (cursor.next()) {
        String line = cursor.isAbsent(1) ? "" : String.valueOf(cursor.whole(1));
        line(out, Stream.of(text(cursor, 0), line, text(cursor, 2), text(cursor, 3)));
      }
    }
  }

  private static String text(RowCursor cursor, int column) {
    return Objects.requireNonNullElse(cursor.text(column), "");
  }

  private static void line(PrintWriter out, Stream<String> cells) {
    out.print(cells.map(RejectsCsv::quoted).collect(Collectors.joining(",")));
    out.print("\r\n");
  }

  /** A cell that begins like a formula is kept from becoming one. */
  static String quoted(String cell) {
    String harmless =
        !cell.isEmpty() && "=+-@\t\r".indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
    return '"' + harmless.replace("\"", "\"\"") + '"';
  }
}
