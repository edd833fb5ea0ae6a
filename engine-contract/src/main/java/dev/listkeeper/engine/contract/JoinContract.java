package dev.listkeeper.engine.contract;

import static dev.listkeeper.engine.contract.Rows.column;
import static dev.listkeeper.engine.contract.Rows.decimal;
import static dev.listkeeper.engine.contract.Rows.row;
import static dev.listkeeper.engine.contract.Rows.table;

import dev.listkeeper.query.Query;
import dev.listkeeper.query.Query.JoinKind;
import dev.listkeeper.query.Type;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Joins: absent keys never meet, duplicates multiply only where the model says so. */
public interface JoinContract extends EngineUnderTest {

  private Query people() {
    return stored(
        table(
            List.of(column("id", Type.INTEGER), column("name", Type.TEXT)),
            row(1L, "Ann"),
            row(2L, "Bob"),
            row(2L, "Bob"),
            row(3L, null),
            row(null, "Nobody")));
  }

  private Query orders() {
    return stored(
        table(
            List.of(column("customer", Type.INTEGER), column("item", Type.TEXT)),
            row(1L, "pen"),
            row(1L, "ink"),
            row(2L, null),
            row(4L, "cup"),
            row(null, "lost")));
  }

  private Query join(JoinKind kind) {
    return new Query.Join(kind, people(), orders(), List.of(new Query.Key("id", "customer")));
  }

  @Test
  default void innerJoinPairsEqualKeys() {
    assertRows(join(JoinKind.INNER))
        .containsExactlyInAnyOrder(
            row(1L, "Ann", 1L, "pen"),
            row(1L, "Ann", 1L, "ink"),
            row(2L, "Bob", 2L, null),
            row(2L, "Bob", 2L, null));
  }

  @Test
  default void leftJoinKeepsRowsWithoutPartner() {
    assertRows(join(JoinKind.LEFT))
        .containsExactlyInAnyOrder(
            row(1L, "Ann", 1L, "pen"),
            row(1L, "Ann", 1L, "ink"),
            row(2L, "Bob", 2L, null),
            row(2L, "Bob", 2L, null),
            row(3L, null, null, null),
            row(null, "Nobody", null, null));
  }

  @Test
  default void semiJoinKeepsRowsOnce() {
    assertRows(join(JoinKind.SEMI))
        .containsExactlyInAnyOrder(row(1L, "Ann"), row(2L, "Bob"), row(2L, "Bob"));
  }

  @Test
  default void antiJoinKeepsRowsWithAnAbsentKey() {
    assertRows(join(JoinKind.ANTI)).containsExactlyInAnyOrder(row(3L, null), row(null, "Nobody"));
  }

  @Test
  default void antiJoinWithAnEmptyTableKeepsAll() {
    Query nobody = stored(table(List.of(column("customer", Type.INTEGER))));

    assertRows(
            new Query.Join(
                JoinKind.ANTI, people(), nobody, List.of(new Query.Key("id", "customer"))))
        .hasSize(5);
  }

  @Test
  default void severalKeysMustAllBeEqual() {
    Query left =
        stored(
            table(
                List.of(column("a", Type.TEXT), column("b", Type.INTEGER)),
                row("x", 1L),
                row("x", 2L),
                row("x", null),
                row("X", 1L)));
    Query right =
        stored(
            table(
                List.of(column("c", Type.TEXT), column("d", Type.DECIMAL)),
                row("x", decimal("1")),
                row("x", null),
                row("x", decimal("2.5"))));

    assertRows(
            new Query.Join(
                JoinKind.INNER,
                left,
                right,
                List.of(new Query.Key("a", "c"), new Query.Key("b", "d"))))
        .containsExactly(row("x", 1L, "x", decimal("1")));
  }
}
