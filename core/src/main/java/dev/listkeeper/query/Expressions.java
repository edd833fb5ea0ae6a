package dev.listkeeper.query;

import dev.listkeeper.query.Expression.Comparison;
import java.util.Arrays;
import java.util.List;

/** Short names for making expressions; for static import. */
public final class Expressions {
  private Expressions() {}

  public static Expression ref(String column) {
    return new Expression.Ref(column);
  }

  public static Expression eq(Expression left, Expression right) {
    return new Expression.Compare(Comparison.EQUAL, left, right);
  }

  /** Equal, and two absent values are the same; never absent. */
  public static Expression same(Expression left, Expression right) {
    return new Expression.Compare(Comparison.SAME, left, right);
  }

  public static Expression greater(Expression left, Expression right) {
    return new Expression.Compare(Comparison.GREATER, left, right);
  }

  /** Both ends included. */
  public static Expression between(Expression value, Literal from, Literal to) {
    return and(
        new Expression.Compare(Comparison.GREATER_OR_EQUAL, value, from),
        new Expression.Compare(Comparison.LESS_OR_EQUAL, value, to));
  }

  public static Expression and(Expression... terms) {
    return new Expression.And(Arrays.asList(terms));
  }

  public static Expression or(Expression... terms) {
    return new Expression.Or(Arrays.asList(terms));
  }

  public static Expression not(Expression term) {
    return new Expression.Not(term);
  }

  public static Expression absent(Expression value) {
    return new Expression.IsAbsent(value);
  }

  public static Expression present(Expression value) {
    return not(absent(value));
  }

  public static Expression when(Expression condition, Expression then, Expression otherwise) {
    return new Expression.If(condition, then, otherwise);
  }

  public static Expression orElse(Expression value, Expression otherwise) {
    return new Expression.Coalesce(List.of(value, otherwise));
  }

  public static Literal text(String value) {
    return Literal.of(value);
  }

  /** The constant's name as text. */
  public static Literal text(Enum<?> constant) {
    return Literal.of(constant.name());
  }

  public static Literal noText() {
    return new Literal.Absent(Type.TEXT);
  }

  /** Whether a text column holds the constant's name. */
  public static Expression is(String column, Enum<?> constant) {
    return eq(ref(column), text(constant));
  }

  public static Query.Output as(String name, Expression value) {
    return new Query.Output(name, value);
  }

  /** The column under its own name. */
  public static Query.Output keep(String column) {
    return new Query.Output(column, ref(column));
  }

  /** Only these columns. */
  public static Query select(Query input, String... columns) {
    return new Query.Project(input, Arrays.stream(columns).map(Expressions::keep).toList());
  }

  /** Only these outputs. */
  public static Query project(Query input, Query.Output... outputs) {
    return new Query.Project(input, Arrays.asList(outputs));
  }

  /** All columns of the input and one more. */
  public static Query plus(Query input, Query.Output output) {
    return new Query.Project(
        input,
        java.util.stream.Stream.concat(
                input.schema().names().stream().map(Expressions::keep),
                java.util.stream.Stream.of(output))
            .toList());
  }
}
