package dev.listkeeper.engine.contract;

import static dev.listkeeper.engine.contract.Rows.decimal;
import static dev.listkeeper.engine.contract.Rows.numbered;
import static dev.listkeeper.engine.contract.Rows.ref;

import dev.listkeeper.query.Type;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** Values of every type, at their extremes, come back as they were stored. */
public interface TypeContract extends EngineUnderTest {

  @Test
  default void keepsTexts() {
    Object[] texts = {
      "plain",
      "",
      " ",
      "é",
      "e\u0301",
      "👩‍👩‍👧",
      "\u0000",
      "a\u0000b",
      "\u001f",
      "\n\r\t",
      "\uffff",
      null,
      "'",
      "''; DROP TABLE t; --",
      "\"",
      "\\",
      "$$",
      "%_*?",
      "\uFEFFbom",
      "\u202Ertl"
    };

    assertValues(numbered(Type.TEXT, texts), ref("x")).containsExactly(texts);
  }

  @Test
  default void keepsWholeNumbers() {
    Object[] numbers = {0L, -1L, Long.MAX_VALUE, Long.MIN_VALUE, null};

    assertValues(numbered(Type.INTEGER, numbers), ref("x")).containsExactly(numbers);
  }

  @Test
  default void keepsDecimals() {
    Object[] numbers = {
      decimal("0"),
      decimal("0.0000000001"),
      decimal("-0.0000000001"),
      decimal("9999999999999999999999999999.9999999999"),
      decimal("-9999999999999999999999999999.9999999999"),
      decimal("0.1"),
      null
    };

    assertValues(numbered(Type.DECIMAL, numbers), ref("x")).containsExactly(numbers);
  }

  @Test
  default void keepsTruthValues() {
    Object[] values = {true, false, null};

    assertValues(numbered(Type.BOOLEAN, values), ref("x")).containsExactly(values);
  }

  @Test
  default void keepsDays() {
    Object[] days = {
      LocalDate.of(1, 1, 1),
      LocalDate.of(1582, 10, 10),
      LocalDate.of(1900, 2, 28),
      LocalDate.of(1969, 12, 31),
      LocalDate.of(2000, 2, 29),
      LocalDate.of(9999, 12, 31),
      null
    };

    assertValues(numbered(Type.DATE, days), ref("x")).containsExactly(days);
  }

  @Test
  default void keepsMoments() {
    Object[] moments = {
      Instant.parse("0001-01-01T00:00:00Z"),
      Instant.parse("1582-10-10T12:00:00Z"),
      Instant.parse("1969-12-31T23:59:59.999999Z"),
      Instant.EPOCH,
      Instant.parse("2026-03-08T07:30:00.000001Z"),
      Instant.parse("9999-12-31T23:59:59.999999Z"),
      null
    };

    assertValues(numbered(Type.TIMESTAMP, moments), ref("x")).containsExactly(moments);
  }
}
