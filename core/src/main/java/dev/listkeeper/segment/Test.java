package dev.listkeeper.segment;

import static dev.listkeeper.problem.ProblemCode.INVALID_REQUEST;

import dev.listkeeper.problem.Problem;
import dev.listkeeper.query.Expression;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.Month;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;

/**
 * A question about one value. A missing value and an empty text are both empty; a negated test
 * holds for empty values too, any other one but {@link Empty} does not.
 */
public sealed interface Test {

  Operator operator();

  record EqualTo(Value value, boolean ignoreCase, boolean negated) implements Test {
    public EqualTo {
      notEmpty(value);
    }

    @Override
    public Operator operator() {
      return negated ? Operator.NOT_EQUAL_TO : Operator.EQUAL_TO;
    }
  }

  record AnyOf(List<Value> values, boolean ignoreCase, boolean negated) implements Test {
    public AnyOf {
      values = some(values);
      values.forEach(Test::notEmpty);
    }

    @Override
    public Operator operator() {
      return negated ? Operator.NONE_OF : Operator.ANY_OF;
    }
  }

  /** Whether a text holds, begins with or ends with another. */
  record Holds(Expression.Place place, String part, boolean ignoreCase, boolean negated)
      implements Test {
    public Holds {
      notEmpty(new Value.Text(part));
    }

    @Override
    public Operator operator() {
      return switch (place) {
        case ANYWHERE -> negated ? Operator.DOES_NOT_CONTAIN : Operator.CONTAINS;
        case START -> negated ? Operator.DOES_NOT_START_WITH : Operator.STARTS_WITH;
        case END -> negated ? Operator.DOES_NOT_END_WITH : Operator.ENDS_WITH;
      };
    }
  }

  /** On which side of a value. */
  enum Side {
    GREATER_THAN,
    GREATER_THAN_OR_EQUAL_TO,
    LESS_THAN,
    LESS_THAN_OR_EQUAL_TO
  }

  /** A moment compared with a day: greater is after the whole day, less is before it. */
  record Compared(Side side, Value value) implements Test {
    @Override
    public Operator operator() {
      return switch (side) {
        case GREATER_THAN -> Operator.GREATER_THAN;
        case GREATER_THAN_OR_EQUAL_TO -> Operator.GREATER_THAN_OR_EQUAL_TO;
        case LESS_THAN -> Operator.LESS_THAN;
        case LESS_THAN_OR_EQUAL_TO -> Operator.LESS_THAN_OR_EQUAL_TO;
      };
    }
  }

  /** Both ends are in; an end given as a day includes that whole day. */
  record Between(Value from, Value to, boolean negated) implements Test {
    @Override
    public Operator operator() {
      return negated ? Operator.NOT_BETWEEN : Operator.BETWEEN;
    }
  }

  record Empty(boolean negated) implements Test {
    @Override
    public Operator operator() {
      return negated ? Operator.IS_NOT_EMPTY : Operator.IS_EMPTY;
    }
  }

  /** Is true, or is false; an empty value is neither. */
  record Truth(boolean expected) implements Test {
    @Override
    public Operator operator() {
      return expected ? Operator.IS_TRUE : Operator.IS_FALSE;
    }
  }

  /** What a window is measured in. */
  enum Unit {
    MINUTES(ChronoUnit.MINUTES),
    HOURS(ChronoUnit.HOURS),
    DAYS(ChronoUnit.DAYS),
    WEEKS(ChronoUnit.WEEKS),
    MONTHS(ChronoUnit.MONTHS),
    YEARS(ChronoUnit.YEARS);

    private final ChronoUnit unit;

    Unit(ChronoUnit unit) {
      this.unit = unit;
    }

    ChronoUnit chronoUnit() {
      return unit;
    }

    String jsonName() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * Moments from the same local time so many units ago until now, both in; days from the one so
   * many units ago until today, both in.
   */
  record WithinLast(int amount, Unit unit, boolean negated) implements Test {
    /** A million minutes are two years; what is longer has a better unit. */
    static final int MOST = 1_000_000;

    public WithinLast {
      if (amount < 1 || amount > MOST) {
        throw new Problem(
            INVALID_REQUEST,
            "A window of "
                + amount
                + " "
                + unit.jsonName()
                + " can't be; write a number from 1 to "
                + MOST
                + ".");
      }
    }

    @Override
    public Operator operator() {
      return negated ? Operator.NOT_WITHIN_LAST : Operator.WITHIN_LAST;
    }
  }

  /** From 1 January 00:00 until now; for days, until today. */
  record YearToDate() implements Test {
    @Override
    public Operator operator() {
      return Operator.YEAR_TO_DATE;
    }
  }

  record MonthOf(List<Month> months) implements Test {
    public MonthOf {
      months = some(months);
    }

    @Override
    public Operator operator() {
      return Operator.MONTH_OF;
    }
  }

  /** The day of the month is one of these. */
  record DayOf(List<Integer> days) implements Test {
    public DayOf {
      days = some(days);
      days.forEach(day -> inRange("day of the month", day, 1, 31));
    }

    @Override
    public Operator operator() {
      return Operator.DAY_OF;
    }
  }

  record YearOf(List<Integer> years) implements Test {
    public YearOf {
      years = some(years);
      years.forEach(year -> inRange("year", year, 1, 9999));
    }

    @Override
    public Operator operator() {
      return Operator.YEAR_OF;
    }
  }

  record WeekDay(List<DayOfWeek> days) implements Test {
    public WeekDay {
      days = some(days);
    }

    @Override
    public Operator operator() {
      return Operator.DAY_OF_WEEK;
    }
  }

  /**
   * The time of day, seen in the workspace's zone, lies within these minutes, the last one
   * included; over midnight when the first is later.
   */
  record TimeAt(LocalTime from, LocalTime to) implements Test {
    public TimeAt {
      if (!from.equals(from.truncatedTo(ChronoUnit.MINUTES))
          || !to.equals(to.truncatedTo(ChronoUnit.MINUTES))) {
        throw new Problem(
            INVALID_REQUEST, "A time of day is compared by the minute; write it as 09:30.");
      }
    }

    @Override
    public Operator operator() {
      return Operator.TIME_AT;
    }
  }

  private static void notEmpty(Value value) {
    if (value.equals(new Value.Text(""))) {
      throw new Problem(
          INVALID_REQUEST,
          "An empty text is not a value to compare with; ask with isEmpty or isNotEmpty.");
    }
  }

  private static <T> List<T> some(List<T> values) {
    if (values.isEmpty()) {
      throw new Problem(INVALID_REQUEST, "A list to choose from needs at least one value.");
    }
    return List.copyOf(values);
  }

  private static void inRange(String what, int number, int least, int most) {
    if (number < least || number > most) {
      throw new Problem(
          INVALID_REQUEST,
          number + " is no " + what + "; write a number from " + least + " to " + most + ".");
    }
  }
}
