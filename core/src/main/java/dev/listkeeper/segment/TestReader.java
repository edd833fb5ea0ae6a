package dev.listkeeper.segment;

import static dev.listkeeper.segment.SegmentReader.choice;
import static dev.listkeeper.segment.SegmentReader.list;
import static dev.listkeeper.segment.SegmentReader.placed;
import static dev.listkeeper.segment.SegmentReader.refused;
import static dev.listkeeper.segment.SegmentReader.shown;
import static dev.listkeeper.segment.SegmentReader.text;

import dev.listkeeper.query.Expression.Place;
import dev.listkeeper.segment.Test.Side;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.Month;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NumericNode;

/** The operator of a condition, and what stands beside it. */
final class TestReader {
  private static final String IGNORE_CASE = "ignoreCase";
  private static final Map<String, Operator> OPERATORS =
      Stream.of(Operator.values()).collect(Collectors.toMap(Operator::jsonName, one -> one));

  /** Names a test may use. */
  static final Set<String> KEYS =
      Stream.concat(Stream.of(Operator.values()).map(Operator::jsonName), Stream.of(IGNORE_CASE))
          .collect(Collectors.toCollection(LinkedHashSet::new));

  private TestReader() {}

  static Test read(JsonNode condition, String place) {
    List<String> names = condition.propertyNames().stream().filter(OPERATORS::containsKey).toList();
    if (names.size() != 1) {
      throw refused(
          place,
          names.isEmpty()
              ? "an operator is missing, such as equalTo."
              : "'"
                  + names.get(0)
                  + "' and '"
                  + names.get(1)
                  + "' are two questions; write two conditions.");
    }
    Operator operator = Objects.requireNonNull(OPERATORS.get(names.getFirst()));
    boolean ignoreCase = ignoreCase(condition, operator, place);
    JsonNode node = condition.get(operator.jsonName());
    String at = place + "." + operator.jsonName();
    // What a record refuses is placed once, here; values below place their own refusals.
    Supplier<Test> test = test(operator, node, at, ignoreCase);
    return placed(at, test);
  }

  /** Reads the operands at once, and makes the test when asked. */
  private static Supplier<Test> test(Operator operator, JsonNode node, String at, boolean fold) {
    return switch (operator) {
      case EQUAL_TO -> with(value(node, at), value -> new Test.EqualTo(value, fold, false));
      case NOT_EQUAL_TO -> with(value(node, at), value -> new Test.EqualTo(value, fold, true));
      case ANY_OF -> with(values(node, at), values -> new Test.AnyOf(values, fold, false));
      case NONE_OF -> with(values(node, at), values -> new Test.AnyOf(values, fold, true));
      case CONTAINS -> holds(Place.ANYWHERE, node, at, fold, false);
      case DOES_NOT_CONTAIN -> holds(Place.ANYWHERE, node, at, fold, true);
      case STARTS_WITH -> holds(Place.START, node, at, fold, false);
      case DOES_NOT_START_WITH -> holds(Place.START, node, at, fold, true);
      case ENDS_WITH -> holds(Place.END, node, at, fold, false);
      case DOES_NOT_END_WITH -> holds(Place.END, node, at, fold, true);
      case GREATER_THAN -> compared(Side.GREATER_THAN, node, at);
      case GREATER_THAN_OR_EQUAL_TO -> compared(Side.GREATER_THAN_OR_EQUAL_TO, node, at);
      case LESS_THAN -> compared(Side.LESS_THAN, node, at);
      case LESS_THAN_OR_EQUAL_TO -> compared(Side.LESS_THAN_OR_EQUAL_TO, node, at);
      case BETWEEN -> between(node, at, false);
      case NOT_BETWEEN -> between(node, at, true);
      case IS_EMPTY -> flag(node, at, new Test.Empty(false));
      case IS_NOT_EMPTY -> flag(node, at, new Test.Empty(true));
      case IS_TRUE -> flag(node, at, new Test.Truth(true));
      case IS_FALSE -> flag(node, at, new Test.Truth(false));
      case YEAR_TO_DATE -> flag(node, at, new Test.YearToDate());
      case WITHIN_LAST -> window(node, at, false);
      case NOT_WITHIN_LAST -> window(node, at, true);
      case MONTH_OF ->
          with(
              some(node, at, (one, place) -> named(one, place, Month.values())), Test.MonthOf::new);
      case DAY_OF -> with(some(node, at, TestReader::whole), Test.DayOf::new);
      case YEAR_OF -> with(some(node, at, TestReader::whole), Test.YearOf::new);
      case DAY_OF_WEEK ->
          with(
              some(node, at, (one, place) -> named(one, place, DayOfWeek.values())),
              Test.WeekDay::new);
      case TIME_AT -> timeAt(node, at);
    };
  }

  private static <T> Supplier<Test> with(T operand, java.util.function.Function<T, Test> test) {
    return () -> test.apply(operand);
  }

  private static boolean ignoreCase(JsonNode condition, Operator operator, String place) {
    JsonNode node = condition.get(IGNORE_CASE);
    if (node == null) {
      return false;
    }
    if (!node.isBoolean()) {
      throw refused(place + "." + IGNORE_CASE, "expected true or false, not " + shown(node) + ".");
    }
    if (node.booleanValue() && !operator.mayIgnoreCase()) {
      throw refused(
          place, "'" + IGNORE_CASE + "' has no meaning beside '" + operator.jsonName() + "'.");
    }
    return node.booleanValue();
  }

  private static Value value(JsonNode node, String at) {
    if (node.isString()) {
      return new Value.Text(node.stringValue());
    }
    if (node.isBoolean()) {
      return new Value.Bool(node.booleanValue());
    }
    if (isNumber(node)) {
      return new Value.Numeral(node.decimalValue());
    }
    if (node.isNull()) {
      throw refused(at, "null is not a value to compare with; ask with isEmpty or isNotEmpty.");
    }
    throw refused(at, "expected one value, not " + shown(node) + ".");
  }

  private static List<Value> values(JsonNode node, String at) {
    return list(node, at).stream().map(one -> value(one, at)).toList();
  }

  private static Supplier<Test> holds(
      Place place, JsonNode node, String at, boolean fold, boolean negated) {
    return with(text(node, at), part -> new Test.Holds(place, part, fold, negated));
  }

  private static Supplier<Test> compared(Side side, JsonNode node, String at) {
    return with(value(node, at), value -> new Test.Compared(side, value));
  }

  private static Supplier<Test> between(JsonNode node, String at, boolean negated) {
    List<Value> ends = values(node, at);
    if (ends.size() != 2) {
      throw refused(at, "expected two ends, such as [10, 20], not " + shown(node) + ".");
    }
    return () -> new Test.Between(ends.get(0), ends.get(1), negated);
  }

  private static Supplier<Test> flag(JsonNode node, String at, Test test) {
    if (!node.isBoolean() || !node.booleanValue()) {
      throw refused(at, "expected true, not " + shown(node) + "; for the opposite, ask it so.");
    }
    return () -> test;
  }

  private static Supplier<Test> window(JsonNode node, String at, boolean negated) {
    if (!node.isObject() || node.size() != 1) {
      throw refused(at, "expected one unit and a number, such as {days: 20}.");
    }
    Set<String> units =
        Stream.of(Test.Unit.values())
            .map(Test.Unit::jsonName)
            .collect(Collectors.toCollection(LinkedHashSet::new));
    SegmentReader.known(node, units, at);
    String name = node.propertyNames().iterator().next();
    Test.Unit unit = Test.Unit.valueOf(name.toUpperCase(Locale.ROOT));
    int amount = whole(node.get(name), at + "." + name);
    return () -> new Test.WithinLast(amount, unit, negated);
  }

  /** One, or a list of them. */
  private static <T> List<T> some(JsonNode node, String at, BiFunction<JsonNode, String, T> read) {
    return node.isArray()
        ? list(node, at).stream().map(one -> read.apply(one, at)).toList()
        : List.of(read.apply(node, at));
  }

  /** By its English name, or by its number as ISO counts it. */
  private static <E extends Enum<E>> E named(JsonNode node, String at, E[] all) {
    if (isNumber(node)) {
      int number = whole(node, at);
      if (number < 1 || number > all.length) {
        throw refused(at, number + " is not among 1 to " + all.length + ".");
      }
      return all[number - 1];
    }
    return choice(node, at, List.of(all), one -> one.name().toLowerCase(Locale.ROOT));
  }

  /** A number that is one: YAML and some JSON have .nan and .inf too. */
  private static boolean isNumber(JsonNode node) {
    return node instanceof NumericNode number && !number.isNaN();
  }

  private static int whole(JsonNode node, String at) {
    if (!isNumber(node)) {
      throw refused(at, "expected a whole number, not " + shown(node) + ".");
    }
    BigDecimal number = node.decimalValue();
    try {
      return number.intValueExact();
    } catch (ArithmeticException e) {
      throw refused(at, "expected a whole number, not " + shown(node) + ".");
    }
  }

  private static Supplier<Test> timeAt(JsonNode node, String at) {
    List<LocalTime> times = some(node, at, TestReader::time);
    if (times.isEmpty() || times.size() > 2 || (node.isArray() && times.size() != 2)) {
      throw refused(at, "expected \"09:30\" or two times, such as [\"09:00\", \"17:30\"].");
    }
    return () -> new Test.TimeAt(times.getFirst(), times.getLast());
  }

  private static LocalTime time(JsonNode node, String at) {
    if (!node.isString()) {
      // YAML reads an unquoted 09:30 as text, but 9:30 may become a number to the base of 60.
      throw refused(at, "expected a time in quotes, such as \"09:30\", not " + shown(node) + ".");
    }
    try {
      return LocalTime.parse(node.stringValue());
    } catch (DateTimeParseException e) {
      throw refused(
          at, "'" + node.stringValue() + "' is no time of day; write hours and minutes: 09:30.");
    }
  }
}
