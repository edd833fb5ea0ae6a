package dev.listkeeper.export.plan;

import static dev.listkeeper.query.Expressions.present;
import static dev.listkeeper.query.Expressions.ref;

import dev.listkeeper.query.Query;
import dev.listkeeper.query.QueryEngine;
import dev.listkeeper.query.RowCursor;
import dev.listkeeper.query.Snapshot;
import java.util.List;

/**
 * How many of a plan travel in each turn. The turns follow each other in the order of positions,
 * and no file holds rows of two of them: a row that failed must not make others uncertain.
 *
 * @param first of whom nothing bad is known
 * @param additions that failed before; whether one arrives, the read-back tells
 * @param updates that failed before, or were in one file with a row that did; whether one arrives,
 *     only the counters of its file tell
 */
public record Turns(long first, long additions, long updates) {
  /** Values of {@link PlanRow#TURN}. */
  static final int FIRST = 0;

  static final int ADDITION = 1;
  static final int UPDATE = 2;

  public static Turns of(QueryEngine engine, Snapshot plan) {
    Query byTurn =
        new Query.Aggregate(
            new Query.Filter(new Query.Scan(plan), present(ref(PlanRow.POSITION))),
            List.of(PlanRow.TURN),
            List.of(Query.Total.countRows("n")));
    long[] rows = new long[UPDATE + 1];
    try (RowCursor cursor = engine.open(byTurn)) {
      while (cursor.next()) {
        rows[(int) cursor.whole(0)] = cursor.whole(1);
      }
    }
    return new Turns(rows[FIRST], rows[ADDITION], rows[UPDATE]);
  }

  public long travelling() {
    return first + additions + updates;
  }

  /** The last position of the turn that a position is in. */
  public long endOf(long position) {
    return position <= first
        ? first
        : position <= first + additions ? first + additions : travelling();
  }

  /** Whether only the counters of its file can tell what became of a position. */
  public boolean isUncertain(long position) {
    return position > first + additions;
  }
}
