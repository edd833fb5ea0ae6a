package dev.listkeeper.query.reference;

import dev.listkeeper.query.Expression;
import dev.listkeeper.query.Literal;
import dev.listkeeper.query.Schema;
import dev.listkeeper.query.Type;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Values of expressions over the rows of one table. */
final class Evaluator {
  private final Schema schema;

  Evaluator(Schema schema) {
    this.schema = schema;
  }

  boolean isTrue(Expression predicate, Row row) {
    return Boolean.TRUE.equals(value(predicate, row));
  }

  @Nullable Object value(Expression expression, Row row) {
    return switch (expression) {
      case Literal literal -> Values.of(literal);
      case Expression.Ref ref -> row.get(schema.indexOf(ref.column()));
      case Expression.Compare compare ->
          compare(compare.comparison(), value(compare.left(), row), value(compare.right(), row));
      case Expression.And and -> and(and.terms(), row);
      case Expression.Or or -> or(or.terms(), row);
      case Expression.Not not -> {
        Object term = value(not.term(), row);
        yield term == null ? null : !(Boolean) term;
      }
      case Expression.IsAbsent absent -> value(absent.value(), row) == null;
      case Expression.In in -> in(value(in.value(), row), in.options());
      case Expression.Holds holds -> {
        String text = text(holds.text(), row);
        yield text == null ? null : holds(holds.place(), text, holds.part());
      }
      case Expression.Matches matches -> {
        String text = text(matches.text(), row);
        yield text == null ? null : Pattern.matches(matches.pattern(), text);
      }
      case Expression.Apply apply -> {
        String text = text(apply.text(), row);
        yield text == null ? null : Texts.apply(apply.function(), text);
      }
      case Expression.Left left -> {
        String text = text(left.text(), row);
        yield text == null ? null : Texts.left(text, left.length());
      }
      case Expression.Length length -> {
        String text = text(length.text(), row);
        yield text == null ? null : Texts.length(text);
      }
      case Expression.Concat concat -> {
        StringBuilder all = new StringBuilder();
        concat.parts().forEach(part -> all.append(Objects.requireNonNullElse(text(part, row), "")));
        yield all.toString();
      }
      case Expression.Coalesce coalesce ->
          coalesce.values().stream()
              .map(value -> value(value, row))
              .filter(Objects::nonNull)
              .findFirst()
              .orElse(null);
      case Expression.If choice ->
          value(isTrue(choice.condition(), row) ? choice.then() : choice.otherwise(), row);
      case Expression.Parse parse -> {
        String text = text(parse.text(), row);
        yield text == null ? null : Parser.parse(parse, text);
      }
      case Expression.Format format -> {
        Object value = value(format.value(), row);
        yield value == null ? null : Texts.format(value);
      }
      case Expression.DatePart part -> {
        Object date = value(part.date(), row);
        yield date == null ? null : Dates.part(part, date);
      }
      case Expression.Convert convert -> {
        Object number = value(convert.number(), row);
        yield number == null ? null : convert(Values.number(number), convert.type());
      }
      case Expression.Fingerprint fingerprint ->
          Texts.fingerprint(fingerprint.texts().stream().map(text -> text(text, row)).toList());
    };
  }

  private @Nullable String text(Expression expression, Row row) {
    return (String) value(expression, row);
  }

  private static @Nullable Boolean compare(
      Expression.Comparison comparison, @Nullable Object left, @Nullable Object right) {
    if (left == null || right == null) {
      return comparison == Expression.Comparison.SAME
          ? Boolean.valueOf(left == null && right == null)
          : null;
    }
    int order = Values.compare(left, right);
    return switch (comparison) {
      case EQUAL, SAME -> order == 0;
      case NOT_EQUAL -> order != 0;
      case LESS -> order < 0;
      case LESS_OR_EQUAL -> order <= 0;
      case GREATER -> order > 0;
      case GREATER_OR_EQUAL -> order >= 0;
    };
  }

  private @Nullable Boolean and(List<Expression> terms, Row row) {
    List<@Nullable Object> values = values(terms, row);
    if (values.contains(false)) {
      return false;
    }
    return values.contains(null) ? null : Boolean.TRUE;
  }

  private @Nullable Boolean or(List<Expression> terms, Row row) {
    List<@Nullable Object> values = values(terms, row);
    if (values.contains(true)) {
      return true;
    }
    return values.contains(null) ? null : Boolean.FALSE;
  }

  private List<@Nullable Object> values(List<Expression> expressions, Row row) {
    List<@Nullable Object> values = new java.util.ArrayList<>();
    expressions.forEach(expression -> values.add(value(expression, row)));
    return values;
  }

  private static @Nullable Boolean in(@Nullable Object value, List<Literal> options) {
    boolean unknown = false;
    for (Literal option : options) {
      Boolean equal = compare(Expression.Comparison.EQUAL, value, Values.of(option));
      if (equal == null) {
        unknown = true;
      } else if (equal) {
        return true;
      }
    }
    return unknown ? null : Boolean.FALSE;
  }

  private static boolean holds(Expression.Place place, String text, String part) {
    return switch (place) {
      case ANYWHERE -> text.contains(part);
      case START -> text.startsWith(part);
      case END -> text.endsWith(part);
    };
  }

  private static @Nullable Object convert(BigDecimal number, Type type) {
    if (type == Type.DECIMAL) {
      return Values.decimal(number);
    }
    return Parser.whole(number.setScale(0, RoundingMode.HALF_UP).toBigInteger());
  }
}
