package dev.listkeeper.segment;

import dev.listkeeper.problem.Problem;
import dev.listkeeper.problem.ProblemCode;
import dev.listkeeper.query.Expression;
import dev.listkeeper.query.Expression.Comparison;
import dev.listkeeper.query.Literal;
import dev.listkeeper.query.Type;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;

/**
 * Tests of one attribute as expressions. An expression may be absent instead of false for an empty
 * value; {@link #definitely} makes it false.
 *
 * @param name of the attribute or aggregate, as it was written
 */
record TestCompiler(String name, Type type, Moments moments) {

  /** True or false, never absent. */
  static Expression definitely(Expression predicate) {
    return new Expression.Coalesce(List.of(predicate, Literal.of(false)));
  }

  /** Whether a value is missing or an empty text. */
  static Expression isEmpty(Type type, Expression value) {
    Expression absent = new Expression.IsAbsent(value);
    return type == Type.TEXT
        ? new Expression.Or(List.of(absent, compare(Comparison.EQUAL, value, Literal.of(""))))
        : absent;
  }

  /**
   * The test as a predicate over a value of the type.
   *
   * @throws Problem WRONG_TYPE if the operator or a value does not fit the type
   */
  Expression of(Test test, Expression value) {
    Operands operands = new Operands(name, type, test.operator(), moments);
    operands.checkOperator();
    return switch (test) {
      case Test.EqualTo equal ->
          unless(
              equal.negated(),
              value,
              equal(List.of(equal.value()), value, operands, equal.ignoreCase()));
      case Test.AnyOf any ->
          unless(any.negated(), value, equal(any.values(), value, operands, any.ignoreCase()));
      case Test.Holds holds ->
          unless(
              holds.negated(),
              value,
              new Expression.Holds(
                  holds.place(),
                  holds.ignoreCase() ? Folding.of(value) : value,
                  holds.ignoreCase() ? Folding.of(holds.part()) : holds.part()));
      case Test.Compared compared -> compared(compared, value, operands);
      case Test.Between between ->
          unless(between.negated(), value, between(between, value, operands));
      case Test.Empty empty ->
          empty.negated() ? new Expression.Not(isEmpty(type, value)) : isEmpty(type, value);
      case Test.Truth truth -> compare(Comparison.EQUAL, value, Literal.of(truth.expected()));
      case Test.WithinLast window -> unless(window.negated(), value, within(window, value));
      case Test.YearToDate _ -> yearToDate(value);
      case Test.MonthOf months ->
          part(Expression.Part.MONTH, value, months.months().stream().map(m -> m.getValue()));
      case Test.DayOf days -> part(Expression.Part.DAY, value, days.days().stream());
      case Test.YearOf years -> part(Expression.Part.YEAR, value, years.years().stream());
      case Test.WeekDay days ->
          part(Expression.Part.DAY_OF_WEEK, value, days.days().stream().map(d -> d.getValue()));
      case Test.TimeAt time -> timeAt(time, value);
    };
  }

  /** A negated test holds for empty values too. */
  private static Expression unless(boolean negated, Expression value, Expression positive) {
    return negated
        ? new Expression.Or(List.of(new Expression.IsAbsent(value), new Expression.Not(positive)))
        : positive;
  }

  private Expression equal(
      List<Value> values, Expression value, Operands operands, boolean ignoreCase) {
    if (ignoreCase && type != Type.TEXT) {
      throw new Problem(
          ProblemCode.WRONG_TYPE,
          "'" + name + "' holds " + Operands.words(type) + "; 'ignoreCase' is for text.");
    }
    if (type == Type.TIMESTAMP) {
      List<Expression> spans = new ArrayList<>();
      for (Value one : values) {
        spans.add(within(operands.span(one), value));
      }
      return spans.size() == 1 ? spans.getFirst() : new Expression.Or(spans);
    }
    List<Literal> literals = values.stream().map(operands::literal).toList();
    if (ignoreCase) {
      literals = values.stream().map(operands::text).map(Folding::of).map(Literal::of).toList();
    }
    Expression compared = ignoreCase ? Folding.of(value) : value;
    return literals.size() == 1
        ? compare(Comparison.EQUAL, compared, literals.getFirst())
        : new Expression.In(compared, literals);
  }

  private Expression compared(Test.Compared test, Expression value, Operands operands) {
    if (type == Type.TIMESTAMP) {
      Moments.Span span = operands.span(test.value());
      return switch (test.side()) {
        case GREATER_THAN -> compare(Comparison.GREATER_OR_EQUAL, value, span.until());
        case GREATER_THAN_OR_EQUAL_TO -> compare(Comparison.GREATER_OR_EQUAL, value, span.from());
        case LESS_THAN -> compare(Comparison.LESS, value, span.from());
        case LESS_THAN_OR_EQUAL_TO -> compare(Comparison.LESS, value, span.until());
      };
    }
    Literal literal = operands.literal(test.value());
    return switch (test.side()) {
      case GREATER_THAN -> compare(Comparison.GREATER, value, literal);
      case GREATER_THAN_OR_EQUAL_TO -> compare(Comparison.GREATER_OR_EQUAL, value, literal);
      case LESS_THAN -> compare(Comparison.LESS, value, literal);
      case LESS_THAN_OR_EQUAL_TO -> compare(Comparison.LESS_OR_EQUAL, value, literal);
    };
  }

  private Expression between(Test.Between test, Expression value, Operands operands) {
    operands.checkOrder(test.from(), test.to());
    if (type == Type.TIMESTAMP) {
      return within(
          new Moments.Span(operands.span(test.from()).from(), operands.span(test.to()).until()),
          value);
    }
    return new Expression.And(
        List.of(
            compare(Comparison.GREATER_OR_EQUAL, value, operands.literal(test.from())),
            compare(Comparison.LESS_OR_EQUAL, value, operands.literal(test.to()))));
  }

  private static Expression within(Moments.Span span, Expression value) {
    return new Expression.And(
        List.of(
            compare(Comparison.GREATER_OR_EQUAL, value, span.from()),
            compare(Comparison.LESS, value, span.until())));
  }

  private Expression within(Test.WithinLast window, Expression value) {
    if (type == Type.TIMESTAMP) {
      return upToNow(new Literal.Moment(moments.ago(window)), value);
    }
    if (window.unit() == Test.Unit.MINUTES || window.unit() == Test.Unit.HOURS) {
      throw new Problem(
          ProblemCode.WRONG_TYPE,
          "'"
              + name
              + "' holds days without a time, so a window can't be measured in "
              + window.unit().jsonName()
              + "; write it in days.");
    }
    return upToNow(new Literal.Day(moments.daysAgo(window)), value);
  }

  private Expression yearToDate(Expression value) {
    return type == Type.TIMESTAMP
        ? upToNow(new Literal.Moment(moments.startOf(moments.firstOfJanuary())), value)
        : upToNow(new Literal.Day(moments.firstOfJanuary()), value);
  }

  private Expression upToNow(Literal from, Expression value) {
    Literal now =
        type == Type.TIMESTAMP
            ? new Literal.Moment(moments.now())
            : new Literal.Day(moments.today());
    return new Expression.And(
        List.of(
            compare(Comparison.GREATER_OR_EQUAL, value, from),
            compare(Comparison.LESS_OR_EQUAL, value, now)));
  }

  private Expression part(
      Expression.Part part, Expression value, java.util.stream.Stream<Integer> numbers) {
    return new Expression.In(
        new Expression.DatePart(part, value, moments.zone()), numbers.map(Literal::of).toList());
  }

  private Expression timeAt(Test.TimeAt time, Expression value) {
    Expression minute =
        new Expression.DatePart(Expression.Part.MINUTE_OF_DAY, value, moments.zone());
    Expression after = compare(Comparison.GREATER_OR_EQUAL, minute, minutes(time.from()));
    Expression before = compare(Comparison.LESS_OR_EQUAL, minute, minutes(time.to()));
    return time.from().isAfter(time.to())
        ? new Expression.Or(List.of(after, before))
        : new Expression.And(List.of(after, before));
  }

  private static Literal minutes(LocalTime time) {
    return Literal.of(time.getHour() * 60L + time.getMinute());
  }

  private static Expression compare(Comparison how, Expression left, Expression right) {
    return new Expression.Compare(how, left, right);
  }
}
