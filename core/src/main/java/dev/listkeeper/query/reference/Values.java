package dev.listkeeper.query.reference;

import dev.listkeeper.query.Literal;
import dev.listkeeper.query.Query;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How values are compared and ordered. */
final class Values {
  private static final int DIGITS = 38;
  private static final int DECIMALS = 10;

  private Values() {}

  static @Nullable Object of(Literal literal) {
    return switch (literal) {
      case Literal.Text text -> text.value();
      case Literal.Whole whole -> whole.value();
      case Literal.Decimal decimal -> decimal.value();
      case Literal.Bool bool -> bool.value();
      case Literal.Day day -> day.value();
      case Literal.Moment moment -> moment.value();
      case Literal.Absent absent -> null;
    };
  }

  /** Rounded to ten decimals; absent if there are more than 28 digits before the point. */
  static @Nullable BigDecimal decimal(BigDecimal value) {
    BigDecimal rounded = value.setScale(DECIMALS, RoundingMode.HALF_UP);
    return rounded.precision() > DIGITS ? null : rounded;
  }

  static BigDecimal number(Object value) {
    return value instanceof Long whole ? BigDecimal.valueOf(whole) : (BigDecimal) value;
  }

  /** Of two present values of comparable types. */
  static int compare(Object left, Object right) {
    return switch (left) {
      case String text -> compareCodePoints(text, (String) right);
      case Long whole when right instanceof Long other -> Long.compare(whole, other);
      case Long whole -> BigDecimal.valueOf(whole).compareTo(number(right));
      case BigDecimal decimal -> decimal.compareTo(number(right));
      case Boolean bool -> Boolean.compare(bool, (Boolean) right);
      case LocalDate day -> day.compareTo((LocalDate) right);
      case Instant moment -> moment.compareTo((Instant) right);
      default -> throw new IllegalArgumentException("No order of " + left.getClass());
    };
  }

  /** Java's own order of texts is by UTF-16 unit, which puts emoji before U+FFFD. */
  private static int compareCodePoints(String left, String right) {
    int[] l = left.codePoints().toArray();
    int[] r = right.codePoints().toArray();
    return java.util.Arrays.compare(l, r);
  }

  static Comparator<Row> order(List<Query.Order> order, Evaluator evaluator) {
    return (left, right) -> {
      for (Query.Order term : order) {
        int comparison =
            compareAbsentLast(
                evaluator.value(term.by(), left),
                evaluator.value(term.by(), right),
                term.ascending());
        if (comparison != 0) {
          return comparison;
        }
      }
      return 0;
    };
  }

  private static int compareAbsentLast(
      @Nullable Object left, @Nullable Object right, boolean ascending) {
    if (left == null || right == null) {
      return Boolean.compare(left == null, right == null);
    }
    return ascending ? compare(left, right) : compare(right, left);
  }
}
