package dev.listkeeper.export.plan;

import dev.listkeeper.query.Expression;
import dev.listkeeper.query.Expression.Apply;
import dev.listkeeper.query.Expression.TextFunction;
import dev.listkeeper.query.Literal;
import dev.listkeeper.query.Type;

/**
 * How a name is sent: without control characters, trimmed, cut at 50 code points; an empty one is
 * not sent at all.
 */
final class Names {
  static final int MAX_LENGTH = 50;

  private Names() {}

  static Expression cleaned(Expression text) {
    Expression cut = new Apply(TextFunction.TRIM, new Expression.Left(trimmed(text), MAX_LENGTH));
    return new Expression.If(
        new Expression.Compare(
            Expression.Comparison.GREATER, new Expression.Length(cut), Literal.of(0)),
        cut,
        new Literal.Absent(Type.TEXT));
  }

  /** Whether something is cut off; never absent. */
  static Expression isShortened(Expression text) {
    return new Expression.Coalesce(
        java.util.List.of(
            new Expression.Compare(
                Expression.Comparison.GREATER,
                new Expression.Length(trimmed(text)),
                Literal.of(MAX_LENGTH)),
            Literal.of(false)));
  }

  private static Expression trimmed(Expression text) {
    return new Apply(
        TextFunction.TRIM,
        new Apply(TextFunction.NFC, new Apply(TextFunction.WITHOUT_CONTROLS, text)));
  }
}
