package dev.listkeeper.constantcontact.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that can be moved forward, on top of another. */
final class MovableClock implements InstantSource {
  private final InstantSource base;
  private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);

  MovableClock(InstantSource base) {
    this.base = base;
  }

  void advance(Duration by) {
    if (by.isNegative()) {
      throw new IllegalArgumentException("The clock of the sandbox only moves forward.");
    }
    ahead.accumulateAndGet(by, Duration::plus);
  }

  @Override
  public Instant instant() {
    return base.instant().plus(ahead.get());
  }
}
