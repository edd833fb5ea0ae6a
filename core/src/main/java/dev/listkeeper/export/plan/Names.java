package dev.listkeeper.export.plan;

import dev.listkeeper.query.Expression;
import dev.listkeeper.query.Expression.Apply;
import dev.listkeeper.query.Expression.TextFunction;
import dev.listkeeper.query.Literal;
import dev.listkeeper.query.Type;
import java.util.List;

/**
 * How a name is sent: without control characters, trimmed, cut at 50 code points; an empty one is
 * not sent at all.
 */
final class Names {
  static final int MAX_LENGTH = 50;

  private Names() {}

  /** Everything but the cutting. */
  static Expression tidied(Expression text) {
    return new Apply(
        TextFunction.TRIM,
        new Apply(TextFunction.NFC, new Apply(TextFunction.WITHOUT_CONTROLS, text)));
  }

  /** A tidied name as it is sent; absent when there is nothing in it. */
  static Expression cut(Expression tidied) {
    Expression sent =
        new Expression.If(
            isTooLong(tidied),
            new Apply(TextFunction.TRIM, new Expression.Left(tidied, MAX_LENGTH)),
            tidied);
    return new Expression.If(
        new Expression.Compare(
            Expression.Comparison.GREATER, new Expression.Length(tidied), Literal.of(0)),
        sent,
        new Literal.Absent(Type.TEXT));
  }

  /** Whether something of a tidied name is cut off; never absent. */
  static Expression isTooLong(Expression tidied) {
    return new Expression.Coalesce(
        List.of(
            new Expression.Compare(
                Expression.Comparison.GREATER,
                new Expression.Length(tidied),
                Literal.of(MAX_LENGTH)),
            Literal.of(false)));
  }
}
