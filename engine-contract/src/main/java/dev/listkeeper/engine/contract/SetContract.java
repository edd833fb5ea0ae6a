package dev.listkeeper.engine.contract;

import static dev.listkeeper.engine.contract.Rows.column;
import static dev.listkeeper.engine.contract.Rows.ref;
import static dev.listkeeper.engine.contract.Rows.row;
import static dev.listkeeper.engine.contract.Rows.table;
import static org.assertj.core.api.Assertions.assertThat;

import dev.listkeeper.query.Literal;
import dev.listkeeper.query.Query;
import dev.listkeeper.query.Query.Order;
import dev.listkeeper.query.Query.SetKind;
import dev.listkeeper.query.Schema;
import dev.listkeeper.query.Type;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Sets of rows, order, positions and limits. */
public interface SetContract extends EngineUnderTest {
  private static List<Schema.Column> columns() {
    return List.of(column("a", Type.TEXT), column("b", Type.INTEGER));
  }

  private Query left() {
    return stored(
        table(
            columns(),
            row("x", 1L),
            row("x", 1L),
            row("y", null),
            row(null, null),
            row("e\u0301", 2L)));
  }

  private Query right() {
    return stored(table(columns(), row("x", 1L), row(null, null), row("é", 2L), row("", 3L)));
  }

  @Test
  default void unionHasEachRowOnce() {
    assertRows(new Query.Combine(SetKind.UNION, left(), right()))
        .containsExactlyInAnyOrder(
            row("x", 1L),
            row("y", null),
            row(null, null),
            row("e\u0301", 2L),
            row("é", 2L),
            row("", 3L));
  }

  @Test
  default void intersectAndExceptTakeAbsentValuesAsEqual() {
    assertRows(new Query.Combine(SetKind.INTERSECT, left(), right()))
        .containsExactlyInAnyOrder(row("x", 1L), row(null, null));
    assertRows(new Query.Combine(SetKind.EXCEPT, left(), right()))
        .containsExactlyInAnyOrder(row("y", null), row("e\u0301", 2L));
    assertRows(new Query.Combine(SetKind.EXCEPT, left(), left())).isEmpty();
  }

  @Test
  default void combinationsNest() {
    Query both = new Query.Combine(SetKind.INTERSECT, left(), right());

    assertRows(
            new Query.Combine(SetKind.EXCEPT, left(), new Query.Combine(SetKind.UNION, both, both)))
        .containsExactlyInAnyOrder(row("y", null), row("e\u0301", 2L));
    assertRows(
            new Query.Combine(
                SetKind.UNION, new Query.Combine(SetKind.EXCEPT, left(), right()), both))
        .hasSize(4);
  }

  @Test
  default void appendKeepsDuplicates() {
    assertRows(new Query.Append(List.of(left(), right(), left()))).hasSize(14);
    assertRows(new Query.Append(List.of(right()))).hasSize(4);
  }

  @Test
  default void distinctHasEachRowOnce() {
    assertRows(new Query.Distinct(new Query.Append(List.of(left(), left()))))
        .containsExactlyInAnyOrder(
            row("x", 1L), row("y", null), row(null, null), row("e\u0301", 2L));
  }

  @Test
  default void absentValuesComeLastInBothDirections() {
    Query table =
        stored(
            table(
                columns(),
                row("b", 1L),
                row(null, 2L),
                row("B", 3L),
                row("😀", 4L),
                row("\uFFFD", 5L)));

    assertRows(sorted(table, 0, Optional.empty(), Order.ascending("a")))
        .containsExactly(
            row("B", 3L), row("b", 1L), row("\uFFFD", 5L), row("😀", 4L), row(null, 2L));
    assertRows(sorted(table, 0, Optional.empty(), Order.descending("a")))
        .containsExactly(
            row("😀", 4L), row("\uFFFD", 5L), row("b", 1L), row("B", 3L), row(null, 2L));
  }

  private static Query sorted(Query input, long offset, Optional<Long> limit, Order... order) {
    return new Query.Sort(input, List.of(order), offset, limit);
  }

  @Test
  default void aLimitTakesRowsAfterAnOffset() {
    Query table = stored(table(columns(), row("a", 1L), row("b", 2L), row("c", 3L), row("d", 4L)));

    assertRows(sorted(table, 1, Optional.of(2L), Order.descending("b")))
        .containsExactly(row("c", 3L), row("b", 2L));
    assertRows(sorted(table, 3, Optional.empty(), Order.ascending("b")))
        .containsExactly(row("d", 4L));
    assertRows(sorted(table, 9, Optional.of(1L), Order.ascending("b"))).isEmpty();
    assertRows(sorted(table, 0, Optional.of(0L), Order.ascending("b"))).isEmpty();
  }

  @Test
  default void tiesAreDecidedByTheNextTerm() {
    Query table =
        stored(table(columns(), row("a", 2L), row("b", 1L), row("a", 1L), row("a", null)));

    assertRows(sorted(table, 0, Optional.empty(), Order.ascending("a"), Order.descending("b")))
        .containsExactly(row("a", 2L), row("a", 1L), row("a", null), row("b", 1L));
  }

  @Test
  default void aConstantMayStandInAnOrder() {
    Query table = stored(table(columns(), row("a", 2L), row("b", 1L)));

    assertRows(
            sorted(
                table,
                0,
                Optional.empty(),
                new Order(Literal.of(true), true),
                new Order(Literal.of(1), false),
                Order.ascending("b")))
        .containsExactly(row("b", 1L), row("a", 2L));
  }

  @Test
  default void rowsAreNumberedWithinTheirPartition() {
    Query table =
        stored(
            table(
                columns(),
                row("a", 2L),
                row("a", null),
                row("a", 1L),
                row(null, 5L),
                row(null, 4L)));

    assertRows(new Query.Ranked(table, "position", List.of("a"), List.of(Order.descending("b"))))
        .containsExactlyInAnyOrder(
            row("a", 2L, 1L),
            row("a", 1L, 2L),
            row("a", null, 3L),
            row(null, 5L, 1L),
            row(null, 4L, 2L));
    assertRows(new Query.Ranked(table, "position", List.of(), List.of(Order.ascending("b"))))
        .containsExactlyInAnyOrder(
            row("a", 1L, 1L),
            row("a", 2L, 2L),
            row(null, 4L, 3L),
            row(null, 5L, 4L),
            row("a", null, 5L));
  }

  @Test
  default void columnsChangePlaces() {
    assertRows(
            new Query.Project(
                right(),
                List.of(
                    new Query.Output("a", ref("b")),
                    new Query.Output("b", ref("a")),
                    new Query.Output("c", ref("a")))))
        .contains(row(1L, "x", "x"), row(3L, "", ""));
  }

  @Test
  default void countIsTheNumberOfRows() {
    assertThat(engine().count(left())).isEqualTo(5);
    assertThat(engine().count(table(columns()))).isZero();
  }
}
