package dev.listkeeper.server.connect;

import dev.listkeeper.constantcontact.CallListener;
import dev.listkeeper.constantcontact.ConstantContact;
import dev.listkeeper.constantcontact.auth.Credentials;
import dev.listkeeper.constantcontact.limit.CallLimiter;
import dev.listkeeper.server.config.Settings;
import java.time.Clock;

/** Makes clients that go to the configured service, with one limiter for all of them. */
public final class ConstantContacts {
  private final Settings settings;
  private final Clock clock;
  private final CallLimiter limiter;
  private final CallListener counts;

  public ConstantContacts(
      Settings settings, CallLimiter limiter, CallListener counts, Clock clock) {
    this.settings = settings;
    this.clock = clock;
    this.limiter = limiter;
    this.counts = counts;
  }

  /** The caller closes it; {@code calls} is told of every attempt. */
  ConstantContact open(Credentials credentials, CallListener calls) {
    return ConstantContact.builder(credentials)
        .apiUrl(settings.constantContactApiUrl())
        .authUrl(settings.constantContactAuthUrl())
        .clock(clock)
        .limiter(limiter)
        .listener(attempt -> {
          counts.attempted(attempt);
          calls.attempted(attempt);
        })
        .build();
  }
}
