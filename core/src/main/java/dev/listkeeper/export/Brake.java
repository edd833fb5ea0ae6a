package dev.listkeeper.export;

import dev.listkeeper.problem.Problem;
import dev.listkeeper.problem.ProblemCode;

/**
 * How many of ours may be concerned before a run stops and asks: it stops when both bounds are
 * exceeded.
 *
 * @param percent of our people on the list, 0 to 100; at 100 the brake never acts
 * @param people at least 0
 */
public record Brake(int percent, long people) {
  /** For removals. */
  public static final Brake OF_REMOVALS = new Brake(20, 50);

  /** For leavers. */
  public static final Brake OF_LEAVERS = new Brake(1, 50);

  public Brake {
    if (percent < 0 || percent > 100 || people < 0) {
      throw new Problem(
          ProblemCode.INVALID_REQUEST,
          "A brake needs a percentage from 0 to 100 and a number of people of at least 0.");
    }
  }

  /** Whether a run has to stop. */
  public boolean stops(long concerned, long ours) {
    return concerned > people && concerned * 100 > ours * (long) percent;
  }

  /** Whether it lets pass what the other would stop. */
  public boolean isLooserThan(Brake other) {
    return percent > other.percent || people > other.people;
  }
}
