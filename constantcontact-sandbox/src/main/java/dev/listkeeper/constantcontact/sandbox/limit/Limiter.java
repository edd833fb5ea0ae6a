package dev.listkeeper.constantcontact.sandbox.limit;

import dev.listkeeper.constantcontact.sandbox.evidence.Documented;
import dev.listkeeper.constantcontact.sandbox.evidence.Switch;
import dev.listkeeper.constantcontact.sandbox.evidence.Switches;
import dev.listkeeper.constantcontact.sandbox.evidence.Unconfirmed;
import dev.listkeeper.constantcontact.sandbox.http.Answer;
import dev.listkeeper.constantcontact.sandbox.http.Json;
import dev.listkeeper.constantcontact.sandbox.http.Refusal;
import dev.listkeeper.constantcontact.sandbox.journal.Store;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Refuses calls beyond the limits with the bodies the service uses, and without any header. */
public final class Limiter {
  private final InstantSource clock;
  private final Switches switches;
  private final Store store;
  private final DailyUse daily;
  private final Map<String, Throttle> api = new ConcurrentHashMap<>();
  private final Map<String, Throttle> token = new ConcurrentHashMap<>();
  private volatile Limits limits;
  private volatile long exhaustedOn = Long.MIN_VALUE;

  /** Starts with these limits. */
  public Limiter(InstantSource clock, Switches switches, Store store, Limits limits) {
    this.clock = clock;
    this.switches = switches;
    this.store = store;
    this.limits = limits;
    daily = new DailyUse(store);
  }

  /** The limits in force. */
  public Limits limits() {
    return limits;
  }

  /** Puts other limits in force. */
  public void limits(Limits other) {
    limits = other;
  }

  /** Refuses all API calls until midnight UTC, as if others had used up the quota. */
  public void exhaustDay() {
    exhaustedOn = DailyUse.epochDay(clock.instant());
  }

  /** Lets an API call of this key pass, or refuses it. */
  @Documented("guide, rate limits: 429 throttled / quota_exceeded, quota resets at 00:00:00 UTC")
  @Unconfirmed({Switch.REFUSED_CALLS_COUNT, Switch.THROTTLE_BY_CALENDAR_SECOND})
  public void admitApiCall(String key) {
    Limits now = limits;
    Instant at = clock.instant();
    boolean usedUp = now.perDay() > 0 && daily.used(key, at) >= now.perDay();
    if (usedUp || exhaustedOn == DailyUse.epochDay(at)) {
      throw Refusal.flat(429, "quota_exceeded", "Limit Exceeded");
    }
    boolean fits =
        throttle(api, key)
            .admit(at, now.perSecond(), switches.on(Switch.THROTTLE_BY_CALENDAR_SECOND));
    if (fits || switches.on(Switch.REFUSED_CALLS_COUNT)) {
      store.change(() -> daily.count(key, at));
    }
    if (!fits) {
      throw Refusal.flat(429, "throttled", "Too Many Requests");
    }
  }

  /** Lets a call of the token endpoint pass, or refuses it. */
  @Documented("support staff in the forum: the token endpoint allows one request a second")
  @Unconfirmed(Switch.TOKEN_THROTTLE_IS_OAUTH_ERROR)
  public void admitTokenCall(String clientId) {
    if (!throttle(token, clientId).admit(clock.instant(), limits.tokenPerSecond(), false)) {
      throw new Refusal(
          switches.on(Switch.TOKEN_THROTTLE_IS_OAUTH_ERROR)
              ? Answer.json(
                  429,
                  Json.object()
                      .put("error", "too_many_requests")
                      .put("error_description", "One request a second is allowed."))
              : Answer.json(
                  429,
                  Json.object()
                      .put("errorCode", "E0000047")
                      .put(
                          "errorSummary",
                          "API call exceeded rate limit due to too many requests.")));
    }
  }

  private static Throttle throttle(Map<String, Throttle> all, String key) {
    return all.computeIfAbsent(key, _ -> new Throttle());
  }
}
