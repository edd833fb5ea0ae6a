package dev.listkeeper.server.api;

import dev.listkeeper.problem.Problem;
import dev.listkeeper.problem.ProblemCode;

/** How much may be asked for at once. */
final class PageLimits {
  private static final int MOST = 1_000;

  private PageLimits() {}

  static void check(long offset, int limit) {
    if (offset < 0 || limit < 1 || limit > MOST) {
      throw new Problem(
          ProblemCode.INVALID_REQUEST,
          "Ask for 1 to " + MOST + " rows by 'limit', from an 'offset' that is not negative.");
    }
  }
}
