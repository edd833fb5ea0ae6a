package dev.listkeeper.constantcontact.limit;

import java.time.Duration;
import java.time.Instant;

/** Grants everything at once. */
public class Unlimited implements CallLimiter {

  @Override
  public Permit reserve(String apiKey, CallKind kind, Purpose purpose) {
    return new Permit.Granted(Duration.ZERO);
  }

  @Override
  public void throttled(String apiKey, CallKind kind) {
    // Nothing is held back.
  }

  @Override
  public Instant quotaExceeded(String apiKey) {
    return Instant.parse("2026-11-25T00:00:00Z");
  }

  @Override
  public Budget budget(String apiKey, Purpose purpose) {
    return new Budget(Integer.MAX_VALUE, Duration.ZERO, Instant.MAX);
  }
}
