package dev.listkeeper.segment;

import dev.listkeeper.query.Expression;
import dev.listkeeper.query.Expression.TextFunction;

/**
 * Text without regard to case: upper case, then lower case, each by Unicode's simple mapping, so
 * that letters with two lower-case forms (the Greek final sigma) become one.
 */
final class Folding {
  private Folding() {}

  static Expression of(Expression text) {
    return new Expression.Apply(TextFunction.LOWER, new Expression.Apply(TextFunction.UPPER, text));
  }

  static String of(String text) {
    StringBuilder folded = new StringBuilder();
    text.codePoints()
        .map(Character::toUpperCase)
        .map(Character::toLowerCase)
        .forEach(folded::appendCodePoint);
    return folded.toString();
  }
}
