package dev.listkeeper.engine.contract;

import static dev.listkeeper.engine.contract.Rows.decimal;
import static dev.listkeeper.engine.contract.Rows.numbered;
import static dev.listkeeper.engine.contract.Rows.ref;

import dev.listkeeper.query.Expression;
import dev.listkeeper.query.Type;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** Numbers as other numbers, and values as text. */
public interface NumberContract extends EngineUnderTest {

  @Test
  default void decimalsRoundHalfAwayFromZero() {
    assertValues(
            numbered(
                Type.DECIMAL,
                decimal("2.5"),
                decimal("-2.5"),
                decimal("2.4999999999"),
                decimal("3.5"),
                decimal("9223372036854775807.4"),
                decimal("9223372036854775807.5"),
                decimal("-9223372036854775808.5"),
                null),
            new Expression.Convert(ref("x"), Type.INTEGER))
        .containsExactly(3L, -3L, 2L, 4L, Long.MAX_VALUE, null, null, null);
  }

  @Test
  default void wholeNumbersBecomeDecimals() {
    assertValues(
            numbered(Type.INTEGER, Long.MAX_VALUE, Long.MIN_VALUE, 0L, null),
            new Expression.Convert(ref("x"), Type.DECIMAL))
        .containsExactly(
            decimal("9223372036854775807"), decimal("-9223372036854775808"), decimal("0"), null);
  }

  @Test
  default void numbersHaveOneText() {
    assertValues(
            numbered(
                Type.DECIMAL,
                decimal("1000"),
                decimal("-0.5"),
                decimal("0"),
                decimal("0.0000000001"),
                decimal("10.10"),
                decimal("9999999999999999999999999999.9999999999"),
                null),
            new Expression.Format(ref("x")))
        .containsExactly(
            "1000",
            "-0.5",
            "0",
            "0.0000000001",
            "10.1",
            "9999999999999999999999999999.9999999999",
            null);
    assertValues(numbered(Type.INTEGER, 0L, Long.MIN_VALUE, null), new Expression.Format(ref("x")))
        .containsExactly("0", "-9223372036854775808", null);
  }

  @Test
  default void otherValuesHaveOneText() {
    assertValues(numbered(Type.BOOLEAN, true, false, null), new Expression.Format(ref("x")))
        .containsExactly("true", "false", null);
    assertValues(numbered(Type.TEXT, " a", "", null), new Expression.Format(ref("x")))
        .containsExactly(" a", "", null);
    assertValues(
            numbered(Type.DATE, LocalDate.of(1, 2, 3), LocalDate.of(9999, 12, 31), null),
            new Expression.Format(ref("x")))
        .containsExactly("0001-02-03", "9999-12-31", null);
    assertValues(
            numbered(
                Type.TIMESTAMP,
                Instant.parse("2026-02-28T09:05:00Z"),
                Instant.parse("2026-02-28T09:05:01.500Z"),
                Instant.parse("0001-01-01T00:00:00.000001Z"),
                null),
            new Expression.Format(ref("x")))
        .containsExactly(
            "2026-02-28T09:05:00Z", "2026-02-28T09:05:01.5Z", "0001-01-01T00:00:00.000001Z", null);
  }
}
