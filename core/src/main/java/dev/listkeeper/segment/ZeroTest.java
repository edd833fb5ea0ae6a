package dev.listkeeper.segment;

import java.math.BigDecimal;

/** Whether a test of a count holds for 0: the count of those who have no rows to count. */
final class ZeroTest {
  private ZeroTest() {}

  static boolean holds(Test test) {
    return switch (test) {
      case Test.EqualTo equal -> (sign(equal.value()) == 0) != equal.negated();
      case Test.AnyOf any ->
          any.values().stream().anyMatch(value -> sign(value) == 0) != any.negated();
      case Test.Compared compared ->
          switch (compared.side()) {
            case GREATER_THAN -> sign(compared.value()) < 0;
            case GREATER_THAN_OR_EQUAL_TO -> sign(compared.value()) <= 0;
            case LESS_THAN -> sign(compared.value()) > 0;
            case LESS_THAN_OR_EQUAL_TO -> sign(compared.value()) >= 0;
          };
      case Test.Between between ->
          (sign(between.from()) <= 0 && sign(between.to()) >= 0) != between.negated();
      case Test.Empty empty -> empty.negated();
      case Test.Holds _,
          Test.Truth _,
          Test.WithinLast _,
          Test.YearToDate _,
          Test.MonthOf _,
          Test.DayOf _,
          Test.YearOf _,
          Test.WeekDay _,
          Test.TimeAt _ ->
          throw new IllegalArgumentException(test + " is no test of a number.");
    };
  }

  /** Of the value; the type was checked before. */
  private static int sign(Value value) {
    if (value instanceof Value.Numeral(BigDecimal number)) {
      return number.signum();
    }
    throw new IllegalArgumentException(value + " is no number.");
  }
}
