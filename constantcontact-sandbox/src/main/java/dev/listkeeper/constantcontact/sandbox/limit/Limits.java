package dev.listkeeper.constantcontact.sandbox.limit;

import dev.listkeeper.constantcontact.sandbox.evidence.Documented;

/**
 * How much the service allows; 0 means no limit.
 *
 * @param perSecond API calls per key in a second
 * @param perDay API calls per key in a UTC day
 * @param tokenPerSecond calls of the token endpoint per key in a second
 * @param queuedActivities bulk activities that may wait at one time
 */
public record Limits(int perSecond, int perDay, int tokenPerSecond, int queuedActivities) {
  /** Checks that no limit is negative. */
  public Limits {
    if (perSecond < 0 || perDay < 0 || tokenPerSecond < 0 || queuedActivities < 0) {
      throw new IllegalArgumentException("A limit cannot be negative; 0 switches it off.");
    }
  }

  /** The limits of the real service. */
  @Documented(
      "guide, rate limits: 4 a second, 10,000 a day; contract: 1,000 queued; support staff: 1 token"
          + " call a second")
  public static Limits documented() {
    return new Limits(4, 10_000, 1, 1_000);
  }

  /** No limit at all. */
  public static Limits off() {
    return new Limits(0, 0, 0, 0);
  }
}
