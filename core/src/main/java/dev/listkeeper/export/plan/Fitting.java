package dev.listkeeper.export.plan;

import static dev.listkeeper.query.Expressions.and;
import static dev.listkeeper.query.Expressions.between;
import static dev.listkeeper.query.Expressions.eq;
import static dev.listkeeper.query.Expressions.greater;
import static dev.listkeeper.query.Expressions.noText;
import static dev.listkeeper.query.Expressions.not;
import static dev.listkeeper.query.Expressions.or;
import static dev.listkeeper.query.Expressions.present;
import static dev.listkeeper.query.Expressions.text;
import static dev.listkeeper.query.Expressions.when;

import dev.listkeeper.export.ValueType;
import dev.listkeeper.query.DatePattern;
import dev.listkeeper.query.Expression;
import dev.listkeeper.query.Expression.Apply;
import dev.listkeeper.query.Expression.TextFunction;
import dev.listkeeper.query.Literal;
import dev.listkeeper.query.Type;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How values are sent: without control characters, trimmed, text cut at the field's length, all
 * else in the form the field takes; what does not fit is absent, and so is what is empty.
 */
final class Fitting {
  /** What the service keeps of a number. */
  private static final String NUMBER = "-?[0-9]{1,15}([.][0-9]{1,4})?";

  /** Visible characters of ASCII, and blanks between them. */
  private static final String TIDY = "[!-~]([ -~]*[!-~])?";

  private static final int MONTHS = 12;
  private static final int DAYS = 31;

  private Fitting() {}

  /** Everything that is the same for all fields. */
  static Expression tidied(Expression text) {
    Expression tidied =
        new Apply(
            TextFunction.TRIM,
            new Apply(TextFunction.NFC, new Apply(TextFunction.WITHOUT_CONTROLS, text)));
    // Looking once is cheaper than tidying what is tidy; what is computed would be computed twice.
    return text instanceof Expression.Ref
        ? when(new Expression.Matches(text, TIDY), text, tidied)
        : tidied;
  }

  /** A text, or absent when nothing is in it. */
  static Expression filled(Expression text) {
    return when(greater(new Expression.Length(text), Literal.of(0)), text, noText());
  }

  /** A tidied value as its field takes it; absent when it is empty or does not fit. */
  static Expression fitted(Expression tidied, ValueType type, int maxLength, ZoneId zone) {
    return switch (type) {
      case TEXT -> filled(cut(tidied, maxLength));
      case PHONE, CHOICE ->
          when(
              between(new Expression.Length(tidied), Literal.of(1), Literal.of(maxLength)),
              tidied,
              noText());
      case DATE ->
          new Expression.Format(
              new Expression.Coalesce(
                  Stream.of(
                          Optional.<DatePattern>empty(),
                          Optional.of(DatePattern.MONTH_DAY_YEAR_SLASH))
                      .map(pattern ->
                          (Expression) new Expression.Parse(tidied, Type.DATE, pattern, zone))
                      .toList()));
      case DATETIME -> new Expression.Format(parsed(tidied, Type.TIMESTAMP, zone));
      case BOOLEAN -> new Expression.Format(parsed(tidied, Type.BOOLEAN, zone));
      case NUMBER -> {
        Expression number = new Expression.Format(parsed(tidied, Type.DECIMAL, zone));
        yield when(new Expression.Matches(number, NUMBER), number, noText());
      }
      case MONTH -> whole(tidied, MONTHS, zone);
      case DAY -> whole(tidied, DAYS, zone);
    };
  }

  private static Expression cut(Expression tidied, int maxLength) {
    return when(
        isTooLong(tidied, maxLength),
        new Apply(TextFunction.TRIM, new Expression.Left(tidied, maxLength)),
        tidied);
  }

  /** Whether something of a tidied text is cut off; never absent. */
  static Expression isTooLong(Expression tidied, int maxLength) {
    return new Expression.Coalesce(
        List.of(greater(new Expression.Length(tidied), Literal.of(maxLength)), Literal.of(false)));
  }

  private static Expression parsed(Expression text, Type type, ZoneId zone) {
    return new Expression.Parse(text, type, Optional.empty(), zone);
  }

  private static Expression whole(Expression text, int most, ZoneId zone) {
    Expression number = parsed(text, Type.INTEGER, zone);
    return when(
        between(number, Literal.of(1), Literal.of(most)), new Expression.Format(number), noText());
  }

  /** Whether a fitted month and a fitted day are a birthday; one alone is none. */
  static Expression isBirthday(Expression month, Expression day) {
    Expression notInFebruary =
        and(eq(month, text("2")), new Expression.In(day, List.of(text("30"), text("31"))));
    Expression shortMonth =
        new Expression.In(month, List.of(text("4"), text("6"), text("9"), text("11")));
    Expression beyond = or(notInFebruary, and(shortMonth, eq(day, text("31"))));
    return and(present(month), present(day), not(beyond));
  }
}
