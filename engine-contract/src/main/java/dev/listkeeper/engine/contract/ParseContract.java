package dev.listkeeper.engine.contract;

import static dev.listkeeper.engine.contract.Rows.decimal;
import static dev.listkeeper.engine.contract.Rows.numbered;
import static dev.listkeeper.engine.contract.Rows.ref;

import dev.listkeeper.query.DatePattern;
import dev.listkeeper.query.Expression;
import dev.listkeeper.query.Type;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Texts read as values: exactly what the model says, not what a database's cast would take. */
public interface ParseContract extends EngineUnderTest {

  private static Expression parse(Type type) {
    return new Expression.Parse(ref("x"), type, Optional.empty(), ZoneOffset.UTC);
  }

  private static Expression parse(Type type, DatePattern pattern) {
    return new Expression.Parse(ref("x"), type, Optional.of(pattern), ZoneId.of("Europe/Berlin"));
  }

  @Test
  default void readsWholeNumbers() {
    assertValues(
            numbered(
                Type.TEXT,
                " 12\u00a0",
                "+7",
                "-0",
                "0012",
                "9223372036854775807",
                "-9223372036854775808",
                "9223372036854775808",
                "1.0",
                "1e3",
                "1_000",
                "0x1F",
                "1,000",
                "१२",
                "",
                " ",
                null),
            parse(Type.INTEGER))
        .containsExactly(
            12L,
            7L,
            0L,
            12L,
            Long.MAX_VALUE,
            Long.MIN_VALUE,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null);
  }

  @Test
  default void readsDecimals() {
    assertValues(
            numbered(
                Type.TEXT,
                "1.5",
                " -2 ",
                ".5",
                "5.",
                "1e3",
                "1.25E-2",
                "+0.1",
                "00012.50",
                "9999999999999999999999999999.9999999999",
                "10000000000000000000000000000",
                "9999999999999999999999999999.99999999995",
                "1,5",
                "1_0",
                "NaN",
                "inf",
                "infinity",
                "1e",
                ".",
                "-",
                "0x10",
                "$5",
                null),
            parse(Type.DECIMAL))
        .containsExactly(
            decimal("1.5"),
            decimal("-2"),
            decimal("0.5"),
            decimal("5"),
            decimal("1000"),
            decimal("0.0125"),
            decimal("0.1"),
            decimal("12.5"),
            decimal("9999999999999999999999999999.9999999999"),
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null);
  }

  @Test
  default void roundsMoreThanTenDecimalsHalfUp() {
    assertValues(
            numbered(
                Type.TEXT,
                "0.00000000005",
                "0.00000000004999999",
                "-0.00000000005",
                "5e-11",
                "4.9e-11",
                "1.23456789005",
                "0.1234567890499999999999999999999"),
            parse(Type.DECIMAL))
        .containsExactly(
            decimal("0.0000000001"),
            decimal("0"),
            decimal("-0.0000000001"),
            decimal("0.0000000001"),
            decimal("0"),
            decimal("1.2345678901"),
            decimal("0.1234567890"));
  }

  @Test
  default void readsTruthValues() {
    assertValues(
            numbered(
                Type.TEXT, "true", "T", " Yes ", "y", "1", "FALSE", "f", "no", "N", "0", "on", "2",
                "", null),
            parse(Type.BOOLEAN))
        .containsExactly(
            true, true, true, true, true, false, false, false, false, false, null, null, null,
            null);
  }

  @Test
  default void readsDays() {
    assertValues(
            numbered(
                Type.TEXT,
                "2026-02-28",
                " 2024-02-29\n",
                "0001-01-01",
                "9999-12-31",
                "2026-02-30",
                "2025-02-29",
                "1900-02-29",
                "2026-2-3",
                "2026-13-01",
                "2026-00-10",
                "2026-01-00",
                "0000-01-01",
                "2026/02/03",
                "20260203",
                "2026-02-03 10:00",
                "infinity",
                "12026-01-01",
                "",
                null),
            parse(Type.DATE))
        .containsExactly(
            LocalDate.of(2026, 2, 28),
            LocalDate.of(2024, 2, 29),
            LocalDate.of(1, 1, 1),
            LocalDate.of(9999, 12, 31),
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null);
  }

  @Test
  default void readsDaysInPatterns() {
    LocalDate day = LocalDate.of(2026, 2, 3);

    assertValues(
            numbered(
                Type.TEXT,
                "2/3/2026",
                "02/03/2026",
                " 2/3/2026 0:00 ",
                "2/3/2026T23:59:59.5",
                "13/1/2026",
                "2/30/2026",
                "2/3/26",
                "2026-02-03",
                "2/3/2026 24:00",
                "2/3/2026x",
                "2//2026",
                null),
            parse(Type.DATE, DatePattern.MONTH_DAY_YEAR_SLASH))
        .containsExactly(day, day, day, day, null, null, null, null, null, null, null, null);
    assertValues(
            numbered(Type.TEXT, "3/2/2026", "31/12/2026", "12/31/2026"),
            parse(Type.DATE, DatePattern.DAY_MONTH_YEAR_SLASH))
        .containsExactly(day, LocalDate.of(2026, 12, 31), null);
    assertValues(
            numbered(Type.TEXT, "3.2.2026", "03.02.2026", "3/2/2026", "3x2x2026"),
            parse(Type.DATE, DatePattern.DAY_MONTH_YEAR_DOT))
        .containsExactly(day, day, null, null);
    assertValues(
            numbered(Type.TEXT, "3-2-2026", "2026-02-03"),
            parse(Type.DATE, DatePattern.DAY_MONTH_YEAR_DASH))
        .containsExactly(day, null);
    assertValues(
            numbered(Type.TEXT, "20260203", "20260203T1:00", "2026023", "202602030", "20260230"),
            parse(Type.DATE, DatePattern.BASIC))
        .containsExactly(day, day, null, null, null);
  }

  @Test
  default void readsMoments() {
    assertValues(
            numbered(
                Type.TEXT,
                "2026-02-03T10:05:07Z",
                "2026-02-03 10:05",
                "2026-02-03",
                "2026-02-03 10:05:07.5",
                "2026-02-03T10:05:07.123456789Z",
                "2026-02-03 10:05:07+02",
                "2026-02-03 10:05:07-0530",
                "2026-02-03T10:05+05:45",
                "2026-02-03T10:05+18:00",
                "2026-02-03T10:05+18:01",
                "2026-02-03T24:00",
                "2026-02-03T10:60",
                "2026-02-03T10:05:60",
                "2026-02-30T10:05",
                "2026-02-03T9:05",
                "2026-02-03Z",
                "2026-02-03T10",
                "2026-02-03T10:05 Z",
                "now",
                "epoch",
                "",
                null),
            parse(Type.TIMESTAMP))
        .containsExactly(
            Instant.parse("2026-02-03T10:05:07Z"),
            Instant.parse("2026-02-03T10:05:00Z"),
            Instant.parse("2026-02-03T00:00:00Z"),
            Instant.parse("2026-02-03T10:05:07.5Z"),
            Instant.parse("2026-02-03T10:05:07.123456Z"),
            Instant.parse("2026-02-03T08:05:07Z"),
            Instant.parse("2026-02-03T15:35:07Z"),
            Instant.parse("2026-02-03T04:20:00Z"),
            Instant.parse("2026-02-02T16:05:00Z"),
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null);
  }

  @Test
  default void readsMomentsInPatterns() {
    assertValues(
            numbered(
                Type.TEXT,
                "3.2.2026 9:05",
                "3.7.2026T09:05:06.7",
                "3.2.2026",
                "3.2.2026 9:05Z",
                "3.2.2026 9"),
            parse(Type.TIMESTAMP, DatePattern.DAY_MONTH_YEAR_DOT))
        .containsExactly(
            Instant.parse("2026-02-03T08:05:00Z"),
            Instant.parse("2026-07-03T07:05:06.7Z"),
            Instant.parse("2026-02-02T23:00:00Z"),
            null,
            null);
  }

  @Test
  default void textIsTakenAsItIs() {
    assertValues(numbered(Type.TEXT, " a ", "", null), parse(Type.TEXT))
        .containsExactly(" a ", "", null);
  }
}
