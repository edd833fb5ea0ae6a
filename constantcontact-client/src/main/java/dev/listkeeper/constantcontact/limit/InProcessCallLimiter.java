package dev.listkeeper.constantcontact.limit;

import dev.listkeeper.constantcontact.FailedCall;
import dev.listkeeper.constantcontact.QuotaExceeded;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Counts the calls of one API key within this process. The count starts at zero with the process,
 * so calls made by others with the same key, or before a restart, are not known to it. Thread-safe.
 */
public final class InProcessCallLimiter implements CallLimiter {

  private static final ConcurrentMap<String, InProcessCallLimiter> SHARED =
      new ConcurrentHashMap<>();

  private final Limits limits;
  private final InstantSource clock;
  private final Sleeper sleeper;
  private final SecondWindow api;
  private final SecondWindow token;
  private LocalDate day = LocalDate.MIN;
  private int usedToday;

  /**
   * Starts counting at zero.
   *
   * @param limits what is granted
   * @param clock tells the time
   * @param sleeper waits for a free moment
   */
  public InProcessCallLimiter(Limits limits, InstantSource clock, Sleeper sleeper) {
    this.limits = limits;
    this.clock = clock;
    this.sleeper = sleeper;
    this.api = new SecondWindow(limits.apiPerSecond());
    this.token = new SecondWindow(limits.tokenPerSecond());
  }

  /**
   * The one limiter of this process for an API key, with the standard limits in real time.
   *
   * @param clientId the API key
   */
  public static InProcessCallLimiter shared(String clientId) {
    return SHARED.computeIfAbsent(
        clientId,
        key -> new InProcessCallLimiter(Limits.STANDARD, InstantSource.system(), Sleeper.REAL));
  }

  @Override
  public void acquire(CallKind kind) throws InterruptedException {
    Duration wait =
        switch (kind) {
          case API -> reserveApi();
          case TOKEN -> reserveToken();
        };
    if (wait.isPositive()) {
      sleeper.sleep(wait);
    }
  }

  /** How many calls of the API are left in the current UTC day; 0 or more. */
  public synchronized int remaining() {
    turnDay(clock.instant());
    return limits.apiPerDay() - usedToday;
  }

  private synchronized Duration reserveApi() {
    Instant now = clock.instant();
    Instant moment = api.next(now);
    turnDay(moment);
    if (usedToday >= limits.apiPerDay()) {
      Instant midnight = day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
      throw new QuotaExceeded(FailedCall.notSent("any call"), midnight);
    }
    usedToday++;
    api.take(moment);
    return Duration.between(now, moment);
  }

  private synchronized Duration reserveToken() {
    Instant now = clock.instant();
    Instant moment = token.next(now);
    token.take(moment);
    return Duration.between(now, moment);
  }

  private void turnDay(Instant moment) {
    LocalDate today = LocalDate.ofInstant(moment, ZoneOffset.UTC);
    if (today.isAfter(day)) {
      day = today;
      usedToday = 0;
    }
  }
}
