package dev.listkeeper.engine.contract;

import static dev.listkeeper.engine.contract.Rows.column;
import static dev.listkeeper.engine.contract.Rows.decimal;
import static dev.listkeeper.engine.contract.Rows.numbered;
import static dev.listkeeper.engine.contract.Rows.ref;
import static dev.listkeeper.engine.contract.Rows.row;
import static dev.listkeeper.engine.contract.Rows.table;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.listkeeper.query.EngineException;
import dev.listkeeper.query.Expression;
import dev.listkeeper.query.Expression.Comparison;
import dev.listkeeper.query.Literal;
import dev.listkeeper.query.Query;
import dev.listkeeper.query.Query.Function;
import dev.listkeeper.query.Query.Order;
import dev.listkeeper.query.Query.Total;
import dev.listkeeper.query.Type;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Groups and totals: exact decimals, absent values passed over, empty groups. */
public interface AggregateContract extends EngineUnderTest {

  private Query purchases() {
    return stored(
        table(
            List.of(
                column("who", Type.TEXT),
                column("day", Type.DATE),
                column("amount", Type.DECIMAL),
                column("pieces", Type.INTEGER)),
            row("ann", LocalDate.of(2026, 1, 1), decimal("0.1"), 1L),
            row("ann", LocalDate.of(2026, 1, 2), decimal("0.2"), 1L),
            row("ann", LocalDate.of(2026, 1, 3), null, 2L),
            row("bob", null, decimal("-5"), null),
            row("bob", LocalDate.of(2026, 1, 5), null, 3L),
            row(null, LocalDate.of(2026, 1, 6), decimal("7"), 4L),
            row(null, null, null, null)));
  }

  private Query totals(Query input, Function function, String column) {
    return new Query.Aggregate(
        input, List.of("who"), List.of(Total.of("t", function, ref(column))));
  }

  @Test
  default void absentGroupValuesFormAGroup() {
    assertRows(new Query.Aggregate(purchases(), List.of("who"), List.of(Total.countRows("n"))))
        .containsExactlyInAnyOrder(row("ann", 3L), row("bob", 2L), row(null, 2L));
  }

  @Test
  default void countsPassOverAbsentValues() {
    assertRows(totals(purchases(), Function.COUNT, "amount"))
        .containsExactlyInAnyOrder(row("ann", 2L), row("bob", 1L), row(null, 1L));
    assertRows(totals(purchases(), Function.COUNT_DISTINCT, "pieces"))
        .containsExactlyInAnyOrder(row("ann", 2L), row("bob", 1L), row(null, 1L));
  }

  @Test
  default void sumsAreExactDecimals() {
    assertRows(totals(purchases(), Function.SUM, "amount"))
        .containsExactlyInAnyOrder(
            row("ann", decimal("0.3")), row("bob", decimal("-5")), row(null, decimal("7")));
    assertRows(totals(purchases(), Function.SUM, "pieces"))
        .containsExactlyInAnyOrder(
            row("ann", decimal("4")), row("bob", decimal("3")), row(null, decimal("4")));
  }

  @Test
  default void sumsOfWholeNumbersExceedThem() {
    Query numbers = stored(numbered(Type.INTEGER, Long.MAX_VALUE, Long.MAX_VALUE, 1L));

    assertRows(
            new Query.Aggregate(numbers, List.of(), List.of(Total.of("t", Function.SUM, ref("x")))))
        .containsExactly(row(decimal("18446744073709551615")));
  }

  @Test
  default void aSumBeyondTheTypeFails() {
    Query numbers =
        stored(numbered(Type.DECIMAL, decimal("9999999999999999999999999999"), decimal("1")));
    Query sum =
        new Query.Aggregate(numbers, List.of(), List.of(Total.of("t", Function.SUM, ref("x"))));

    assertThatExceptionOfType(EngineException.class)
        .isThrownBy(() -> Rows.read(engine(), sum))
        .withMessageContaining("too large");
  }

  @Test
  default void averagesAreRoundedHalfUp() {
    assertRows(
            new Query.Aggregate(
                stored(
                    table(
                        List.of(column("who", Type.TEXT), column("x", Type.DECIMAL)),
                        row("third", decimal("1")),
                        row("third", decimal("0")),
                        row("third", decimal("0")),
                        row("two thirds", decimal("-1")),
                        row("two thirds", decimal("-1")),
                        row("two thirds", decimal("0")),
                        row("half", decimal("0.0000000001")),
                        row("half", decimal("0")),
                        row("minus half", decimal("-0.0000000001")),
                        row("minus half", decimal("0")),
                        row("huge", decimal("9999999999999999999999999999.9999999999")),
                        row("huge", null),
                        row("none", null))),
                List.of("who"),
                List.of(Total.of("t", Function.AVERAGE, ref("x")))))
        .containsExactlyInAnyOrder(
            row("third", decimal("0.3333333333")),
            row("two thirds", decimal("-0.6666666667")),
            row("half", decimal("0.0000000001")),
            row("minus half", decimal("-0.0000000001")),
            row("huge", decimal("9999999999999999999999999999.9999999999")),
            row("none", null));
    assertRows(totals(purchases(), Function.AVERAGE, "pieces"))
        .containsExactlyInAnyOrder(
            row("ann", decimal("1.3333333333")), row("bob", decimal("3")), row(null, decimal("4")));
  }

  @Test
  default void extremesPassOverAbsentValues() {
    assertRows(totals(purchases(), Function.MIN, "day"))
        .containsExactlyInAnyOrder(
            row("ann", LocalDate.of(2026, 1, 1)),
            row("bob", LocalDate.of(2026, 1, 5)),
            row(null, LocalDate.of(2026, 1, 6)));
    assertRows(
            new Query.Aggregate(
                stored(numbered(Type.TEXT, "é", "😀", "\uFFFD", "Z", null)),
                List.of(),
                List.of(
                    Total.of("low", Function.MIN, ref("x")),
                    Total.of("high", Function.MAX, ref("x")))))
        .containsExactly(row("Z", "😀"));
    assertRows(
            new Query.Aggregate(
                stored(numbered(Type.BOOLEAN, true, false, null)),
                List.of(),
                List.of(
                    Total.of("low", Function.MIN, ref("x")),
                    Total.of("high", Function.MAX, ref("x")))))
        .containsExactly(row(false, true));
  }

  private static Total ordered(Function function, String column, Order... order) {
    return new Total("t", function, Optional.of(ref(column)), Optional.empty(), List.of(order));
  }

  @Test
  default void firstAndLastPassOverAbsentValues() {
    Order byDay = Order.ascending("day");

    assertRows(
            new Query.Aggregate(
                purchases(), List.of("who"), List.of(ordered(Function.FIRST, "amount", byDay))))
        .containsExactlyInAnyOrder(
            row("ann", decimal("0.1")), row("bob", decimal("-5")), row(null, decimal("7")));
    assertRows(
            new Query.Aggregate(
                purchases(), List.of("who"), List.of(ordered(Function.LAST, "amount", byDay))))
        .containsExactlyInAnyOrder(
            row("ann", decimal("0.2")), row("bob", decimal("-5")), row(null, decimal("7")));
    assertRows(
            new Query.Aggregate(
                purchases(),
                List.of("who"),
                List.of(ordered(Function.FIRST, "pieces", Order.descending("day")))))
        .containsExactlyInAnyOrder(row("ann", 2L), row("bob", 3L), row(null, 4L));
  }

  @Test
  default void absentOrderValuesComeLastForFirstAndLast() {
    Query table =
        stored(
            table(
                List.of(column("k", Type.INTEGER), column("x", Type.TEXT)),
                row(null, "none"),
                row(1L, "one"),
                row(2L, "two")));

    assertRows(
            new Query.Aggregate(
                table, List.of(), List.of(ordered(Function.LAST, "x", Order.ascending("k")))))
        .containsExactly(row("none"));
    assertRows(
            new Query.Aggregate(
                table, List.of(), List.of(ordered(Function.FIRST, "x", Order.descending("k")))))
        .containsExactly(row("two"));
  }

  @Test
  default void aConditionChoosesTheRowsThatCount() {
    Expression positive =
        new Expression.Compare(
            Comparison.GREATER, ref("amount"), new Literal.Decimal(decimal("0")));

    assertRows(
            new Query.Aggregate(
                purchases(),
                List.of("who"),
                List.of(
                    new Total(
                        "n",
                        Function.COUNT_ROWS,
                        Optional.empty(),
                        Optional.of(positive),
                        List.of()),
                    new Total(
                        "sum",
                        Function.SUM,
                        Optional.of(ref("amount")),
                        Optional.of(positive),
                        List.of()))))
        .containsExactlyInAnyOrder(
            row("ann", 2L, decimal("0.3")), row("bob", 0L, null), row(null, 1L, decimal("7")));
  }

  @Test
  default void anEmptyTableHasOneTotalRowAndNoGroups() {
    Query empty = stored(table(List.of(column("who", Type.TEXT), column("x", Type.INTEGER))));
    List<Total> totals =
        List.of(
            Total.countRows("n"),
            Total.of("sum", Function.SUM, ref("x")),
            Total.of("average", Function.AVERAGE, ref("x")),
            Total.of("max", Function.MAX, ref("x")));

    assertRows(new Query.Aggregate(empty, List.of(), totals))
        .containsExactly(row(0L, null, null, null));
    assertRows(new Query.Aggregate(empty, List.of("who"), totals)).isEmpty();
  }
}
