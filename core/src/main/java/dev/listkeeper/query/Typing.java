package dev.listkeeper.query;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The types of expressions and the columns of queries; refuses what does not fit. */
public final class Typing {
  private Typing() {}

  /**
   * The type of an expression over rows of a schema.
   *
   * @throws InvalidQueryException if it names an unknown column or mixes types
   */
  public static Type of(Expression expression, Schema schema) {
    return switch (expression) {
      case Literal literal -> literal.type();
      case Expression.Ref ref -> schema.typeOf(ref.column());
      case Expression.Compare compare -> {
        Type left = of(compare.left(), schema);
        Type right = of(compare.right(), schema);
        if (!left.comparesWith(right)) {
          throw new InvalidQueryException("A " + left + " can't be compared with a " + right + ".");
        }
        yield Type.BOOLEAN;
      }
      case Expression.And and -> all(Type.BOOLEAN, and.terms(), schema);
      case Expression.Or or -> all(Type.BOOLEAN, or.terms(), schema);
      case Expression.Not not -> expect(Type.BOOLEAN, not.term(), schema);
      case Expression.IsAbsent absent -> {
        of(absent.value(), schema);
        yield Type.BOOLEAN;
      }
      case Expression.In in -> {
        Type type = of(in.value(), schema);
        for (Literal option : in.options()) {
          if (!type.comparesWith(option.type())) {
            throw new InvalidQueryException(
                "A " + type + " is never among " + option.type() + " values.");
          }
        }
        yield Type.BOOLEAN;
      }
      case Expression.Holds holds -> {
        expect(Type.TEXT, holds.text(), schema);
        yield Type.BOOLEAN;
      }
      case Expression.Matches matches -> {
        expect(Type.TEXT, matches.text(), schema);
        yield Type.BOOLEAN;
      }
      case Expression.Apply apply -> expect(Type.TEXT, apply.text(), schema);
      case Expression.Left left -> expect(Type.TEXT, left.text(), schema);
      case Expression.Length length -> {
        expect(Type.TEXT, length.text(), schema);
        yield Type.INTEGER;
      }
      case Expression.Concat concat -> all(Type.TEXT, concat.parts(), schema);
      case Expression.Coalesce coalesce -> same(coalesce.values(), schema);
      case Expression.If choice -> {
        expect(Type.BOOLEAN, choice.condition(), schema);
        yield same(List.of(choice.then(), choice.otherwise()), schema);
      }
      case Expression.Parse parse -> {
        expect(Type.TEXT, parse.text(), schema);
        yield parse.type();
      }
      case Expression.Format format -> {
        of(format.value(), schema);
        yield Type.TEXT;
      }
      case Expression.DatePart part -> {
        Type type = of(part.date(), schema);
        if (type != Type.DATE && type != Type.TIMESTAMP) {
          throw new InvalidQueryException("A " + type + " has no " + part.part() + ".");
        }
        yield Type.INTEGER;
      }
      case Expression.Convert convert -> {
        if (!of(convert.number(), schema).isNumber() || !convert.type().isNumber()) {
          throw new InvalidQueryException("Only numbers convert to numbers.");
        }
        yield convert.type();
      }
      case Expression.Fingerprint fingerprint -> all(Type.TEXT, fingerprint.texts(), schema);
    };
  }

  static Type expect(Type type, Expression expression, Schema schema) {
    Type actual = of(expression, schema);
    if (actual != type) {
      throw new InvalidQueryException(
          "Expected " + type + ", not " + actual + ", in " + expression + ".");
    }
    return actual;
  }

  private static Type all(Type type, List<Expression> expressions, Schema schema) {
    if (expressions.isEmpty()) {
      throw new InvalidQueryException("An expression over nothing has no value.");
    }
    expressions.forEach(expression -> expect(type, expression, schema));
    return type;
  }

  private static Type same(List<Expression> expressions, Schema schema) {
    List<Type> types =
        expressions.stream().map(expression -> of(expression, schema)).distinct().toList();
    if (types.size() != 1) {
      throw new InvalidQueryException("Expected values of one type, not " + types + ".");
    }
    return types.getFirst();
  }

  static Schema of(List<Query.Output> outputs, Schema input) {
    return new Schema(
        outputs.stream()
            .map(output -> new Schema.Column(output.name(), of(output.value(), input)))
            .toList());
  }

  static void checkRow(Schema schema, List<Literal> row) {
    List<Type> types = row.stream().map(Literal::type).toList();
    if (!types.equals(schema.columns().stream().map(Schema.Column::type).toList())) {
      throw new InvalidQueryException(
          "A row of " + types + " does not fit " + schema.columns() + ".");
    }
  }

  static void checkJoin(Schema left, Schema right, List<Query.Key> keys) {
    if (keys.isEmpty()) {
      throw new InvalidQueryException("A join needs a key.");
    }
    for (Query.Key key : keys) {
      Type l = left.typeOf(key.left());
      Type r = right.typeOf(key.right());
      if (!l.comparesWith(r)) {
        throw new InvalidQueryException(
            "'"
                + key.left()
                + "' ("
                + l
                + ") can't be joined with '"
                + key.right()
                + "' ("
                + r
                + ").");
      }
    }
  }

  static Schema join(Query.JoinKind kind, Schema left, Schema right) {
    return switch (kind) {
      case INNER, LEFT -> left.plus(right);
      case SEMI, ANTI -> left;
    };
  }

  static void expectSame(Schema left, Schema right) {
    if (!left.equals(right)) {
      throw new InvalidQueryException(
          left.columns() + " and " + right.columns() + " are not the same columns.");
    }
  }

  static Schema aggregate(Schema input, List<String> groupBy, List<Query.Total> totals) {
    List<Schema.Column> columns = new ArrayList<>();
    groupBy.forEach(name -> columns.add(new Schema.Column(name, input.typeOf(name))));
    totals.forEach(total -> columns.add(new Schema.Column(total.name(), typeOf(total, input))));
    return new Schema(columns);
  }

  private static Type typeOf(Query.Total total, Schema input) {
    total.where().ifPresent(where -> expect(Type.BOOLEAN, where, input));
    checkOrder(input, total.order());
    if (total.function() == Query.Function.COUNT_ROWS) {
      return Type.INTEGER;
    }
    Type argument =
        of(
            total
                .argument()
                .orElseThrow(
                    () -> new InvalidQueryException(total.function() + " needs an argument.")),
            input);
    return switch (total.function()) {
      case COUNT_ROWS, COUNT, COUNT_DISTINCT -> Type.INTEGER;
      case SUM, AVERAGE -> {
        if (!argument.isNumber()) {
          throw new InvalidQueryException(
              "There is no " + total.function() + " of " + argument + " values.");
        }
        yield Type.DECIMAL;
      }
      case MIN, MAX -> argument;
      case FIRST, LAST -> {
        if (total.order().isEmpty()) {
          throw new InvalidQueryException(total.function() + " needs an order.");
        }
        yield argument;
      }
    };
  }

  static Schema ranked(
      Schema input, String name, List<String> partitionBy, List<Query.Order> order) {
    partitionBy.forEach(input::typeOf);
    checkOrder(input, order);
    return new Schema(
        Stream.concat(input.columns().stream(), Stream.of(new Schema.Column(name, Type.INTEGER)))
            .toList());
  }

  static void checkOrder(Schema input, List<Query.Order> order) {
    order.forEach(term -> of(term.by(), input));
  }
}
