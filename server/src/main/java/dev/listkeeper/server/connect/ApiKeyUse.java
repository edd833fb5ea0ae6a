package dev.listkeeper.server.connect;

import dev.listkeeper.constantcontact.limit.Budget;
import dev.listkeeper.constantcontact.limit.CallKind;
import dev.listkeeper.constantcontact.limit.Limits;
import dev.listkeeper.constantcontact.limit.Permit;
import dev.listkeeper.constantcontact.limit.Purpose;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * What one API key has used so far. Calls are handed evenly spaced moments, a quarter of a second
 * apart at four a second: then one moment is all there is to remember, and no second holds more.
 *
 * @param day the UTC day that is counted
 * @param used calls of the API in that day
 * @param apiFree the first moment that nobody has taken for the API
 * @param tokenFree the same for the token endpoint
 * @param opens until then the service grants nothing of the API
 */
record ApiKeyUse(LocalDate day, int used, Instant apiFree, Instant tokenFree, Instant opens) {
  static final ApiKeyUse NONE =
      new ApiKeyUse(LocalDate.EPOCH, 0, Instant.EPOCH, Instant.EPOCH, Instant.EPOCH);

  private static final Duration CLOCKS_MAY_DIFFER = Duration.ofMinutes(5);
  private static final Duration NEXT_TRY = Duration.ofMinutes(1);
  private static final Duration AFTER_A_REFUSAL = Duration.ofSeconds(1);

  /** A permit, and what has been used after it. */
  record Reserved(Permit permit, ApiKeyUse use) {}

  Reserved reserve(CallKind kind, Purpose purpose, Limits limits, Instant now) {
    return switch (kind) {
      case API -> reserveApi(purpose, limits, now);
      case TOKEN -> reserveToken(limits, now);
    };
  }

  private Reserved reserveToken(Limits limits, Instant now) {
    Instant moment = next(tokenFree, now);
    return new Reserved(
        granted(now, moment),
        new ApiKeyUse(day, used, apiFree, moment.plus(spacing(limits.tokenPerSecond())), opens));
  }

  private Reserved reserveApi(Purpose purpose, Limits limits, Instant now) {
    Instant moment = next(apiFree, now);
    ApiKeyUse then = on(moment);
    if (then.remaining(purpose, limits, moment) == 0) {
      return new Reserved(new Permit.UsedUp(then.resetsAt(moment)), this);
    }
    Instant free = moment.plus(spacing(limits.apiPerSecond()));
    return new Reserved(
        granted(now, moment), new ApiKeyUse(then.day, then.used + 1, free, tokenFree, opens));
  }

  Budget budget(Purpose purpose, Limits limits, Instant now) {
    Instant moment = next(apiFree, now);
    ApiKeyUse then = on(moment);
    int remaining = then.remaining(purpose, limits, moment);
    Instant resets = then.resetsAt(moment);
    return new Budget(remaining, Duration.between(now, remaining == 0 ? resets : moment), resets);
  }

  ApiKeyUse throttled(CallKind kind, Instant now) {
    Instant later = now.plus(AFTER_A_REFUSAL);
    return switch (kind) {
      case API -> new ApiKeyUse(day, used, latest(apiFree, later), tokenFree, opens);
      case TOKEN -> new ApiKeyUse(day, used, apiFree, latest(tokenFree, later), opens);
    };
  }

  ApiKeyUse quotaExceeded(Instant now) {
    Instant midnight = startOf(dayOf(now));
    boolean dayIsYoung = now.isBefore(midnight.plus(CLOCKS_MAY_DIFFER));
    Instant again = dayIsYoung ? now.plus(NEXT_TRY) : midnight.plus(Duration.ofDays(1));
    return new ApiKeyUse(day, used, apiFree, tokenFree, again);
  }

  private ApiKeyUse on(Instant moment) {
    LocalDate today = dayOf(moment);
    return today.isAfter(day) ? new ApiKeyUse(today, 0, apiFree, tokenFree, opens) : this;
  }

  private int remaining(Purpose purpose, Limits limits, Instant moment) {
    return moment.isBefore(opens) ? 0 : Math.max(0, limits.perDay(purpose) - used);
  }

  private Instant resetsAt(Instant moment) {
    return moment.isBefore(opens) ? opens : startOf(day.plusDays(1));
  }

  private static Instant next(Instant free, Instant now) {
    // Nobody queues that long: the clock was set back, and the rest of the wait would be for
    // nothing.
    boolean clockWasSetBack = free.isAfter(now.plus(CLOCKS_MAY_DIFFER));
    return clockWasSetBack ? now : latest(free, now);
  }

  /** Rounded up to what databases keep of a moment. */
  private static Duration spacing(int perSecond) {
    return Duration.ofNanos(Math.ceilDiv(1_000_000, perSecond) * 1_000L);
  }

  private static Permit granted(Instant now, Instant moment) {
    return new Permit.Granted(Duration.between(now, moment));
  }

  private static Instant latest(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  private static LocalDate dayOf(Instant moment) {
    return LocalDate.ofInstant(moment, ZoneOffset.UTC);
  }

  private static Instant startOf(LocalDate day) {
    return day.atStartOfDay(ZoneOffset.UTC).toInstant();
  }
}
