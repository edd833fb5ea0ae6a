package dev.listkeeper.export.constantcontact;

import java.time.Duration;

/**
 * How long Constant Contact has not been of use to a run. One that has begun to send waits for a
 * day, because nobody knows what became of its last batch before the service answers again; one
 * that has not waits a minute, and can as well be run again.
 *
 * @param waited the waits so far, the next one not included
 * @param pause the next one
 */
record Outage(Duration waited, Duration pause) {
  static final Outage NONE = new Outage(Duration.ZERO, Duration.ZERO);

  private static final Duration FIRST = Duration.ofSeconds(5);
  private static final Duration LONGEST = Duration.ofMinutes(15);
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final Duration PATIENCE_AFTER_SENDING = Duration.ofHours(24);

  /** After one more failure. */
  Outage goingOn() {
    if (pause.isZero()) {
      return new Outage(Duration.ZERO, FIRST);
    }
    Duration doubled = pause.multipliedBy(2);
    return new Outage(waited.plus(pause), doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST);
  }

  boolean isOver(boolean hasSent) {
    return waited.compareTo(hasSent ? PATIENCE_AFTER_SENDING : PATIENCE) > 0;
  }
}
