package dev.listkeeper.server;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** The machine's clock, set ahead as far as a test says. */
public final class AheadClock extends Clock {
  private volatile Duration ahead = Duration.ZERO;

  public void advance(Duration further) {
    ahead = ahead.plus(further);
  }

  @Override
  public Instant instant() {
    return Clock.systemUTC().instant().plus(ahead);
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }
}
