package dev.listkeeper.server.connect;

import dev.listkeeper.constantcontact.CallListener;
import dev.listkeeper.constantcontact.ConstantContact;
import dev.listkeeper.constantcontact.auth.Credentials;
import dev.listkeeper.constantcontact.limit.CallLimiter;
import dev.listkeeper.constantcontact.limit.Sleeper;
import dev.listkeeper.server.config.Settings;
import dev.listkeeper.server.installation.Installation;
import java.time.Clock;
import java.time.Duration;

/** Makes clients that go to the configured service, with one limiter for all of them. */
public final class ConstantContacts {
  private final Settings settings;
  private final Clock clock;
  private final CallLimiter limiter;
  private final Installation installation;
  private final CallListener counts;

  public ConstantContacts(
      Settings settings,
      CallLimiter limiter,
      Installation installation,
      CallListener counts,
      Clock clock) {
    this.settings = settings;
    this.clock = clock;
    this.limiter = new GatedLimiter(limiter, installation::requireRunning);
    this.installation = installation;
    this.counts = counts;
  }

  /** The caller closes it; {@code calls} is told of every attempt. */
  ConstantContact open(Credentials credentials, CallListener calls) {
    return ConstantContact.builder(credentials)
        .apiUrl(settings.constantContactApiUrl())
        .authUrl(settings.constantContactAuthUrl())
        .clock(clock)
        .limiter(limiter)
        .sleeper(this::sleep)
        .listener(attempt -> {
          counts.attempted(attempt);
          calls.attempted(attempt);
        })
        .build();
  }

  /** A call that had to wait is not made when the pause began meanwhile. */
  private void sleep(Duration wait) throws InterruptedException {
    Sleeper.REAL.sleep(wait);
    installation.requireRunning();
  }
}
