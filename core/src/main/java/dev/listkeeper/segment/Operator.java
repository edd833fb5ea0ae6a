package dev.listkeeper.segment;

import static dev.listkeeper.query.Type.BOOLEAN;
import static dev.listkeeper.query.Type.DATE;
import static dev.listkeeper.query.Type.DECIMAL;
import static dev.listkeeper.query.Type.INTEGER;
import static dev.listkeeper.query.Type.TEXT;
import static dev.listkeeper.query.Type.TIMESTAMP;

import dev.listkeeper.query.Type;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The closed list of comparisons, and which types of attributes each is for. */
public enum Operator {
  EQUAL_TO("equalTo", TEXT, INTEGER, DECIMAL, BOOLEAN, DATE, TIMESTAMP),
  NOT_EQUAL_TO("notEqualTo", TEXT, INTEGER, DECIMAL, BOOLEAN, DATE, TIMESTAMP),
  ANY_OF("anyOf", TEXT, INTEGER, DECIMAL, DATE, TIMESTAMP),
  NONE_OF("noneOf", TEXT, INTEGER, DECIMAL, DATE, TIMESTAMP),
  CONTAINS("contains", TEXT),
  DOES_NOT_CONTAIN("doesNotContain", TEXT),
  STARTS_WITH("startsWith", TEXT),
  DOES_NOT_START_WITH("doesNotStartWith", TEXT),
  ENDS_WITH("endsWith", TEXT),
  DOES_NOT_END_WITH("doesNotEndWith", TEXT),
  GREATER_THAN("greaterThan", INTEGER, DECIMAL, DATE, TIMESTAMP),
  GREATER_THAN_OR_EQUAL_TO("greaterThanOrEqualTo", INTEGER, DECIMAL, DATE, TIMESTAMP),
  LESS_THAN("lessThan", INTEGER, DECIMAL, DATE, TIMESTAMP),
  LESS_THAN_OR_EQUAL_TO("lessThanOrEqualTo", INTEGER, DECIMAL, DATE, TIMESTAMP),
  BETWEEN("between", INTEGER, DECIMAL, DATE, TIMESTAMP),
  NOT_BETWEEN("notBetween", INTEGER, DECIMAL, DATE, TIMESTAMP),
  IS_EMPTY("isEmpty", TEXT, INTEGER, DECIMAL, BOOLEAN, DATE, TIMESTAMP),
  IS_NOT_EMPTY("isNotEmpty", TEXT, INTEGER, DECIMAL, BOOLEAN, DATE, TIMESTAMP),
  IS_TRUE("isTrue", BOOLEAN),
  IS_FALSE("isFalse", BOOLEAN),
  WITHIN_LAST("withinLast", DATE, TIMESTAMP),
  NOT_WITHIN_LAST("notWithinLast", DATE, TIMESTAMP),
  YEAR_TO_DATE("yearToDate", DATE, TIMESTAMP),
  MONTH_OF("monthOf", DATE, TIMESTAMP),
  DAY_OF("dayOf", DATE, TIMESTAMP),
  YEAR_OF("yearOf", DATE, TIMESTAMP),
  DAY_OF_WEEK("dayOfWeek", DATE, TIMESTAMP),
  TIME_AT("timeAt", TIMESTAMP);

  private final String jsonName;

  @SuppressWarnings("ImmutableEnumChecker") // made by Set.of
  private final Set<Type> types;

  Operator(String jsonName, Type... types) {
    this.jsonName = jsonName;
    this.types = Set.of(types);
  }

  /** Its name in definitions, and the end of its message key on screen. */
  public String jsonName() {
    return jsonName;
  }

  /** Whether attributes of a type can be compared so. */
  public boolean fits(Type type) {
    return types.contains(type);
  }

  /** What can be asked of an attribute. */
  public static List<Operator> forType(Type type) {
    return Stream.of(values()).filter(operator -> operator.fits(type)).toList();
  }

  /** Whether it takes {@code ignoreCase} on text. */
  public boolean mayIgnoreCase() {
    return switch (this) {
      case EQUAL_TO,
          NOT_EQUAL_TO,
          ANY_OF,
          NONE_OF,
          CONTAINS,
          DOES_NOT_CONTAIN,
          STARTS_WITH,
          DOES_NOT_START_WITH,
          ENDS_WITH,
          DOES_NOT_END_WITH ->
          true;
      case GREATER_THAN,
          GREATER_THAN_OR_EQUAL_TO,
          LESS_THAN,
          LESS_THAN_OR_EQUAL_TO,
          BETWEEN,
          NOT_BETWEEN,
          IS_EMPTY,
          IS_NOT_EMPTY,
          IS_TRUE,
          IS_FALSE,
          WITHIN_LAST,
          NOT_WITHIN_LAST,
          YEAR_TO_DATE,
          MONTH_OF,
          DAY_OF,
          YEAR_OF,
          DAY_OF_WEEK,
          TIME_AT ->
          false;
    };
  }
}
