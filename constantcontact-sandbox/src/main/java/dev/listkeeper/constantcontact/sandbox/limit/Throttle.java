package dev.listkeeper.constantcontact.sandbox.limit;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/** At most so many calls in a second. */
final class Throttle {
  private static final Duration SECOND = Duration.ofSeconds(1);

  private final Deque<Instant> admitted = new ArrayDeque<>();

  /** Whether a call fits now; it is remembered if it does. */
  synchronized boolean admit(Instant now, int most, boolean byCalendarSecond) {
    if (most == 0) {
      return true;
    }
    while (!admitted.isEmpty() && gone(admitted.getFirst(), now, byCalendarSecond)) {
      admitted.removeFirst();
    }
    if (admitted.size() >= most) {
      return false;
    }
    admitted.addLast(now);
    return true;
  }

  private static boolean gone(Instant earlier, Instant now, boolean byCalendarSecond) {
    return byCalendarSecond
        ? earlier.getEpochSecond() != now.getEpochSecond()
        : !earlier.plus(SECOND).isAfter(now);
  }
}
