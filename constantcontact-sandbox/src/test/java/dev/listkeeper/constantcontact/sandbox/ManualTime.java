package dev.listkeeper.constantcontact.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A time that stands still until a test moves it. */
final class ManualTime implements InstantSource {
  private volatile Instant now = Instant.parse("2026-11-24T10:00:00Z");

  void pass(Duration time) {
    now = now.plus(time);
  }

  @Override
  public Instant instant() {
    return now;
  }
}
