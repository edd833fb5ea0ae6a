package dev.listkeeper.segment;

import dev.listkeeper.problem.Problem;
import dev.listkeeper.problem.ProblemCode;
import dev.listkeeper.query.Literal;
import dev.listkeeper.query.Type;
import java.math.BigDecimal;
import java.util.stream.Collectors;

/** Written values as literals of the type of the attribute they are compared with. */
record Operands(String name, Type type, Operator operator, Moments moments) {
  /** What a DECIMAL keeps. */
  private static final int DECIMALS = 10;

  private static final int DIGITS = 28;

  /** One value that is none makes a column of numbers or days text. */
  private static final String AS_ANOTHER_TYPE =
      " If it should hold numbers or days, give its column that type in the data source: rows with"
          + " another value are then rejected and listed.";

  /** A type in words, as the object of "holds". */
  static String words(Type type) {
    return switch (type) {
      case TEXT -> "text";
      case INTEGER -> "whole numbers";
      case DECIMAL -> "numbers";
      case BOOLEAN -> "true or false";
      case DATE -> "days";
      case TIMESTAMP -> "moments (a day and a time)";
    };
  }

  void checkOperator() {
    if (!operator.fits(type)) {
      throw wrong(
          "which "
              + operator.jsonName()
              + " can't compare; choose among "
              + Operator.forType(type).stream()
                  .map(Operator::jsonName)
                  .collect(Collectors.joining(", "))
              + "."
              + (type == Type.TEXT ? AS_ANOTHER_TYPE : ""));
    }
  }

  /** For every type but TIMESTAMP, where a day is a span. */
  Literal literal(Value value) {
    return switch (type) {
      case TEXT -> Literal.of(text(value));
      case INTEGER, DECIMAL -> number(value);
      case BOOLEAN -> {
        if (value instanceof Value.Bool bool) {
          yield Literal.of(bool.value());
        }
        throw given(value, "write true or false, without quotes");
      }
      case DATE ->
          moments
              .day(written(value))
              .<Literal>map(Literal.Day::new)
              .orElseThrow(() -> given(value, "write a day, such as 2011-10-01"));
      case TIMESTAMP -> throw new IllegalStateException("A moment is compared as a span.");
    };
  }

  Moments.Span span(Value value) {
    return moments
        .span(written(value))
        .orElseThrow(() ->
            given(value, "write a day, such as 2011-10-01, or a moment, such as 2011-10-01T09:30"));
  }

  String text(Value value) {
    return switch (value) {
      case Value.Text text -> text.text();
      case Value.Numeral _, Value.Bool _ -> throw given(value, "write it in quotes");
    };
  }

  /** Ends in the wrong order would hold for nobody, which is never meant. */
  void checkOrder(Value from, Value to) {
    boolean swapped =
        switch (type) {
          case INTEGER, DECIMAL ->
              from instanceof Value.Numeral low
                  && to instanceof Value.Numeral high
                  && low.number().compareTo(high.number()) > 0;
          case DATE ->
              literal(from) instanceof Literal.Day low
                  && literal(to) instanceof Literal.Day high
                  && low.value().isAfter(high.value());
          case TIMESTAMP ->
              span(from).from() instanceof Literal.Moment low
                  && span(to).until() instanceof Literal.Moment high
                  && !low.value().isBefore(high.value());
          case TEXT, BOOLEAN -> false;
        };
    if (swapped) {
      throw new Problem(
          ProblemCode.INVALID_REQUEST,
          "'"
              + name
              + "' is never between "
              + from.shown()
              + " and "
              + to.shown()
              + "; write the smaller end first.");
    }
  }

  private Literal number(Value value) {
    if (!(value instanceof Value.Numeral(BigDecimal number))) {
      throw given(value, "write a number, without quotes");
    }
    if (number.scale() > DECIMALS) {
      throw given(value, "write at most " + DECIMALS + " decimals");
    }
    long digits = (long) number.precision() - number.scale();
    if (digits > DIGITS) {
      throw given(value, "write at most " + DIGITS + " digits");
    }
    return number.scale() <= 0 && digits <= 18
        ? Literal.of(number.longValueExact())
        : new Literal.Decimal(number);
  }

  /** Days and moments are written as text; whatever else is none of them. */
  private static String written(Value value) {
    return value instanceof Value.Text(String text) ? text : "";
  }

  private Problem given(Value value, String advice) {
    return wrong("but " + operator.jsonName() + " is given " + value.shown() + "; " + advice + ".");
  }

  private Problem wrong(String what) {
    return new Problem(ProblemCode.WRONG_TYPE, "'" + name + "' holds " + words(type) + ", " + what);
  }
}
