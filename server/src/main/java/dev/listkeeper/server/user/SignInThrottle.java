package dev.listkeeper.server.user;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Makes guessing slow: after three wrong passwords for one e-mail address, each further try has to
 * wait twice as long as the one before, up to a minute. An address nobody has is treated the same,
 * so the wait tells nothing. A minute at most, so that a stranger can't lock anybody out for long.
 */
public final class SignInThrottle {
  private static final int FREE_TRIES = 3;
  private static final Duration LONGEST = Duration.ofMinutes(1);

  private record Tries(int count, Instant notBefore) {}

  private final Cache<String, Tries> tries =
      Caffeine.newBuilder().maximumSize(100_000).expireAfterWrite(Duration.ofHours(1)).build();
  private final Clock clock;

  public SignInThrottle(Clock clock) {
    this.clock = clock;
  }

  /**
   * Counts a try before its password is looked at, so that many at once gain nothing. Returns how
   * long to wait; zero when the try may go on.
   */
  Duration begin(String email) {
    Instant now = clock.instant();
    Duration[] wait = {Duration.ZERO};
    tries
        .asMap()
        .compute(
            Users.normal(email),
            (_, before) -> {
              if (before == null) {
                return new Tries(1, now);
              }
              if (now.isBefore(before.notBefore())) {
                wait[0] = Duration.between(now, before.notBefore());
                return before;
              }
              return new Tries(before.count() + 1, now.plus(pause(before.count() + 1)));
            });
    return wait[0];
  }

  void succeeded(String email) {
    tries.invalidate(Users.normal(email));
  }

  private static Duration pause(int count) {
    if (count < FREE_TRIES) {
      return Duration.ZERO;
    }
    Duration pause = Duration.ofSeconds(1L << Math.min(count - FREE_TRIES, 6));
    return pause.compareTo(LONGEST) > 0 ? LONGEST : pause;
  }
}
