package dev.listkeeper.export.constantcontact;

import java.time.Duration;

/** How long to wait between looks at an activity: soon at first, then backing off. */
final class Polling {
  private static final Duration FIRST = Duration.ofMillis(300);
  private static final Duration LONGEST = Duration.ofSeconds(15);

  /**
   * After this an activity counts as stuck: the original product allows an hour for a million
   * profiles.
   */
  static final Duration PATIENCE = Duration.ofHours(2);

  private Duration next;
  private Duration waited = Duration.ZERO;

  private Polling(Duration first) {
    this.next = first;
  }

  /** Polling for a job over so many rows. */
  static Polling of(long rows) {
    Duration expected = Duration.ofMillis(rows / 100);
    return new Polling(expected.compareTo(FIRST) < 0 ? FIRST : min(expected, LONGEST));
  }

  /** The next wait; grows by half each time. */
  Duration next() {
    Duration wait = next;
    waited = waited.plus(wait);
    next = min(wait.multipliedBy(3).dividedBy(2), LONGEST);
    return wait;
  }

  boolean isOver() {
    return waited.compareTo(PATIENCE) > 0;
  }

  private static Duration min(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }
}
