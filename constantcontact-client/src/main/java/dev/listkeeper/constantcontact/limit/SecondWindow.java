package dev.listkeeper.constantcontact.limit;

import java.time.Instant;
import java.util.Arrays;

/** Hands out moments so that no second holds more than a number of them. Not thread-safe. */
final class SecondWindow {

  private final Instant[] granted;
  private int oldest;
  private Instant opens = Instant.EPOCH;
  private Instant lastSeen = Instant.MIN;

  SecondWindow(int perSecond) {
    granted = new Instant[perSecond];
    Arrays.fill(granted, Instant.EPOCH);
  }

  /** The moment at which the next call would be granted. */
  Instant next(Instant now) {
    if (now.isBefore(lastSeen)) {
      // The clock was set back: the remembered moments lie in the future and would block us.
      Arrays.fill(granted, Instant.EPOCH);
      opens = Instant.EPOCH;
    }
    lastSeen = now;
    return latest(now, latest(opens, granted[oldest].plusSeconds(1)));
  }

  void take(Instant moment) {
    granted[oldest] = moment;
    oldest = (oldest + 1) % granted.length;
  }

  /** Grants nothing before the moment. */
  void closeUntil(Instant moment) {
    opens = latest(opens, moment);
  }

  private static Instant latest(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
