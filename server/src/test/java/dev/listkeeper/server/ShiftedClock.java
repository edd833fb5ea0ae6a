package dev.listkeeper.server;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** The real time, with what a test adds to it. */
public final class ShiftedClock extends Clock {
  private volatile Duration shift = Duration.ZERO;

  public void advance(Duration more) {
    shift = shift.plus(more);
  }

  @Override
  public Instant instant() {
    return Instant.now().plus(shift);
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
