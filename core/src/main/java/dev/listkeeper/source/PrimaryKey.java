package dev.listkeeper.source;

import dev.listkeeper.problem.Nearest;
import dev.listkeeper.problem.Problem;
import dev.listkeeper.problem.ProblemCode;
import dev.listkeeper.query.Query;
import dev.listkeeper.query.QueryEngine;
import dev.listkeeper.query.RowCursor;
import dev.listkeeper.query.Snapshot;
import java.util.List;

/** Checks of the column that tells a table's rows apart. */
final class PrimaryKey {
  private PrimaryKey() {}

  /** Refuses a column the table does not have. */
  static void require(String column, List<String> columns, String file) {
    if (!columns.contains(column)) {
      throw new Problem(
          ProblemCode.UNKNOWN_COLUMN,
          file
              + " has no column '"
              + column
              + "' to be the primary key; "
              + Nearest.advice(column, columns));
    }
  }

  /** Whether a value of the column, which every row has, stands in more than one row. */
  static boolean repeats(QueryEngine engine, Snapshot rows, String column) {
    Query distinct =
        new Query.Aggregate(
            new Query.Scan(rows),
            List.of(),
            List.of(Query.Total.of("n", Query.Function.COUNT_DISTINCT, Rejects.ref(column))));
    try (RowCursor cursor = engine.open(distinct)) {
      cursor.next();
      return cursor.whole(0) < rows.rows();
    }
  }
}
