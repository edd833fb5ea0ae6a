package dev.listkeeper.constantcontact.limit;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** What one API key has used so far. Not thread-safe. */
final class KeyUse {

  private static final Duration CLOCKS_MAY_DIFFER = Duration.ofMinutes(5);
  private static final Duration NEXT_TRY = Duration.ofMinutes(1);

  private final Limits limits;
  private final SecondWindow api;
  private final SecondWindow token;
  private LocalDate day = LocalDate.MIN;
  private int usedToday;
  private Instant opens = Instant.MIN;

  KeyUse(Limits limits) {
    this.limits = limits;
    this.api = new SecondWindow(limits.apiPerSecond());
    this.token = new SecondWindow(limits.tokenPerSecond());
  }

  Permit reserveToken(Instant now) {
    Instant moment = token.next(now);
    token.take(moment);
    return new Permit.Granted(Duration.between(now, moment));
  }

  Permit reserveApi(Purpose purpose, Instant now) {
    Instant moment = api.next(now);
    turnDay(moment);
    if (remaining(purpose, moment) == 0) {
      return new Permit.UsedUp(resetsAt(moment));
    }
    usedToday++;
    api.take(moment);
    return new Permit.Granted(Duration.between(now, moment));
  }

  Budget budget(Purpose purpose, Instant now) {
    Instant moment = api.next(now);
    turnDay(moment);
    int remaining = remaining(purpose, moment);
    Instant resets = resetsAt(moment);
    return new Budget(remaining, Duration.between(now, remaining == 0 ? resets : moment), resets);
  }

  void throttled(CallKind kind, Instant now) {
    SecondWindow window =
        switch (kind) {
          case API -> api;
          case TOKEN -> token;
        };
    window.closeUntil(now.plusSeconds(1));
  }

  Instant quotaExceeded(Instant now) {
    Instant midnight = startOf(LocalDate.ofInstant(now, ZoneOffset.UTC));
    boolean dayIsYoung = now.isBefore(midnight.plus(CLOCKS_MAY_DIFFER));
    opens = dayIsYoung ? now.plus(NEXT_TRY) : midnight.plus(Duration.ofDays(1));
    return opens;
  }

  private int remaining(Purpose purpose, Instant moment) {
    return moment.isBefore(opens) ? 0 : Math.max(0, limits.perDay(purpose) - usedToday);
  }

  private Instant resetsAt(Instant moment) {
    return moment.isBefore(opens) ? opens : startOf(day.plusDays(1));
  }

  private void turnDay(Instant moment) {
    LocalDate today = LocalDate.ofInstant(moment, ZoneOffset.UTC);
    if (today.isAfter(day)) {
      day = today;
      usedToday = 0;
    }
  }

  private static Instant startOf(LocalDate day) {
    return day.atStartOfDay(ZoneOffset.UTC).toInstant();
  }
}
