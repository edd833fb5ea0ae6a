package dev.listkeeper.server.connect;

import dev.listkeeper.constantcontact.CallListener;
import dev.listkeeper.constantcontact.ConstantContact;
import dev.listkeeper.constantcontact.auth.Credentials;
import dev.listkeeper.constantcontact.limit.CallLimiter;
import dev.listkeeper.constantcontact.limit.InProcessCallLimiter;
import dev.listkeeper.constantcontact.limit.Limits;
import dev.listkeeper.constantcontact.limit.Sleeper;
import dev.listkeeper.server.config.Settings;
import dev.listkeeper.server.installation.Installation;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Makes clients that go to the configured service, with one limiter for each API key. */
public final class ConstantContacts {
  private final Settings settings;
  private final Clock clock;
  private final Installation installation;
  private final Map<String, CallLimiter> limiters = new ConcurrentHashMap<>();

  public ConstantContacts(Settings settings, Clock clock, Installation installation) {
    this.settings = settings;
    this.clock = clock;
    this.installation = installation;
  }

  /** The caller closes it. */
  ConstantContact open(Credentials credentials, CallListener calls) {
    return ConstantContact.builder(credentials)
        .apiUrl(settings.constantContactApiUrl())
        .authUrl(settings.constantContactAuthUrl())
        .clock(clock)
        .limiter(unlessPaused(limiters.computeIfAbsent(credentials.clientId(), key -> limiter())))
        .listener(calls)
        .build();
  }

  /** Asked before every call, also those of tokens: so none is made while everything is paused. */
  private CallLimiter unlessPaused(CallLimiter limiter) {
    return kind -> {
      installation.requireRunning();
      limiter.acquire(kind);
      installation.requireRunning(); // the limiter may have waited
    };
  }

  private CallLimiter limiter() {
    Limits limits =
        new Limits(
            settings.constantContactCallsPerSecond(),
            settings.constantContactCallsPerDay(),
            Limits.STANDARD.tokenPerSecond());
    return new InProcessCallLimiter(limits, clock, Sleeper.REAL);
  }
}
