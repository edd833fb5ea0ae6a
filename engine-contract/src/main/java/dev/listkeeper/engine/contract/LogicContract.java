package dev.listkeeper.engine.contract;

import static dev.listkeeper.engine.contract.Rows.column;
import static dev.listkeeper.engine.contract.Rows.decimal;
import static dev.listkeeper.engine.contract.Rows.numbered;
import static dev.listkeeper.engine.contract.Rows.ref;
import static dev.listkeeper.engine.contract.Rows.row;
import static dev.listkeeper.engine.contract.Rows.table;

import dev.listkeeper.query.Expression;
import dev.listkeeper.query.Expression.Comparison;
import dev.listkeeper.query.Literal;
import dev.listkeeper.query.Query;
import dev.listkeeper.query.Type;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Three-valued logic, and comparison of values of one type and of both number types. */
public interface LogicContract extends EngineUnderTest {

  private static Query pairs() {
    return table(
        List.of(column("n", Type.INTEGER), column("a", Type.BOOLEAN), column("b", Type.BOOLEAN)),
        row(1L, true, true),
        row(2L, true, false),
        row(3L, true, null),
        row(4L, false, false),
        row(5L, false, null),
        row(6L, null, null));
  }

  @Test
  default void andIsFalseWhenOneIsFalse() {
    assertValues(pairs(), new Expression.And(List.of(ref("a"), ref("b"))))
        .containsExactly(true, false, null, false, false, null);
  }

  @Test
  default void orIsTrueWhenOneIsTrue() {
    assertValues(pairs(), new Expression.Or(List.of(ref("a"), ref("b"))))
        .containsExactly(true, true, true, false, null, null);
  }

  @Test
  default void notOfAnAbsentValueIsAbsent() {
    assertValues(pairs(), new Expression.Not(ref("b")))
        .containsExactly(false, true, null, true, null, null);
  }

  @Test
  default void absentValuesAreSeen() {
    assertValues(pairs(), new Expression.IsAbsent(ref("b")))
        .containsExactly(false, false, true, false, true, true);
  }

  @Test
  default void aFilterKeepsOnlyWhatIsTrue() {
    assertRows(new Query.Filter(stored(pairs()), ref("b"))).containsExactly(row(1L, true, true));
    assertRows(new Query.Filter(stored(pairs()), new Expression.Not(ref("b"))))
        .containsExactlyInAnyOrder(row(2L, true, false), row(4L, false, false));
  }

  @Test
  default void comparisonWithAnAbsentValueIsAbsent() {
    Query table = numbered(Type.INTEGER, 1L, 2L, null);

    assertValues(table, compare(Comparison.EQUAL, 2)).containsExactly(false, true, null);
    assertValues(table, compare(Comparison.NOT_EQUAL, 2)).containsExactly(true, false, null);
    assertValues(table, compare(Comparison.LESS, 2)).containsExactly(true, false, null);
    assertValues(table, compare(Comparison.LESS_OR_EQUAL, 1)).containsExactly(true, false, null);
    assertValues(table, compare(Comparison.GREATER, 1)).containsExactly(false, true, null);
    assertValues(table, compare(Comparison.GREATER_OR_EQUAL, 2)).containsExactly(false, true, null);
  }

  private static Expression compare(Comparison comparison, long value) {
    return new Expression.Compare(comparison, ref("x"), Literal.of(value));
  }

  @Test
  default void twoAbsentValuesAreTheSame() {
    assertValues(pairs(), new Expression.Compare(Comparison.SAME, ref("a"), ref("b")))
        .containsExactly(true, false, false, true, false, true);
  }

  @Test
  default void textComparesByCodePoint() {
    Query table = numbered(Type.TEXT, "Z", "a", "é", "e\u0301", "\uFFFD", "😀", "");

    assertValues(table, new Expression.Compare(Comparison.LESS, ref("x"), Literal.of("a")))
        .containsExactly(true, false, false, false, false, false, true);
    assertValues(table, new Expression.Compare(Comparison.GREATER, ref("x"), Literal.of("\uFFFD")))
        .containsExactly(false, false, false, false, false, true, false);
    assertValues(table, new Expression.Compare(Comparison.EQUAL, ref("x"), Literal.of("é")))
        .containsExactly(false, false, true, false, false, false, false);
  }

  @Test
  default void wholeNumbersCompareWithDecimalsExactly() {
    Query table = numbered(Type.INTEGER, Long.MAX_VALUE, Long.MAX_VALUE - 1, 1L);

    assertValues(
            table,
            new Expression.Compare(
                Comparison.GREATER,
                ref("x"),
                new Literal.Decimal(decimal("9223372036854775806.5"))))
        .containsExactly(true, false, false);
    assertValues(
            table,
            new Expression.Compare(
                Comparison.SAME, ref("x"), new Literal.Decimal(decimal("1.0000000000"))))
        .containsExactly(false, false, true);
  }

  @Test
  default void amongOptionsWithAnAbsentOneIsTrueOrAbsent() {
    Query table = numbered(Type.TEXT, "a", "b", null);

    assertValues(table, new Expression.In(ref("x"), List.of(Literal.of("a"), Literal.of("c"))))
        .containsExactly(true, false, null);
    assertValues(
            table,
            new Expression.In(ref("x"), List.of(Literal.of("a"), new Literal.Absent(Type.TEXT))))
        .containsExactly(true, null, null);
    assertValues(table, new Expression.In(ref("x"), List.of()))
        .containsExactly(false, false, false);
  }

  @Test
  default void wholeNumbersAreFoundAmongDecimals() {
    assertValues(
            numbered(Type.INTEGER, 1L, 2L),
            new Expression.In(ref("x"), List.of(new Literal.Decimal(decimal("2")), Literal.of(3))))
        .containsExactly(false, true);
  }

  @Test
  default void anAbsentConditionCountsAsFalse() {
    assertValues(pairs(), new Expression.If(ref("b"), Literal.of("yes"), Literal.of("no")))
        .containsExactly("yes", "no", "no", "no", "no", "no");
  }

  @Test
  default void theFirstPresentValueCounts() {
    assertValues(
            pairs(),
            new Expression.Coalesce(List.of(ref("b"), ref("a"), new Literal.Absent(Type.BOOLEAN))))
        .containsExactly(true, false, true, false, false, null);
  }
}
