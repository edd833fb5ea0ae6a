package dev.listkeeper.constantcontact.sandbox.activity;

import java.time.Duration;

/**
 * How long activities pretend to take.
 *
 * @param queued in the state initialized
 * @param fixed in the state processing, whatever the size
 * @param perThousandRows on top, for each 1,000 rows imported or exported
 */
public record Delays(Duration queued, Duration fixed, Duration perThousandRows) {
  /** Checks that no delay is negative. */
  public Delays {
    if (queued.isNegative() || fixed.isNegative() || perThousandRows.isNegative()) {
      throw new IllegalArgumentException("A delay cannot be negative.");
    }
  }

  /** As fast as the machine. */
  public static Delays none() {
    return new Delays(Duration.ZERO, Duration.ZERO, Duration.ZERO);
  }

  /** How long so many rows are processed. */
  Duration processing(int rows) {
    return fixed.plus(perThousandRows.multipliedBy(rows).dividedBy(1_000));
  }
}
