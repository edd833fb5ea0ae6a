package dev.listkeeper.server.export;

import dev.listkeeper.constantcontact.limit.Budget;
import dev.listkeeper.constantcontact.limit.CallKind;
import dev.listkeeper.constantcontact.limit.CallLimiter;
import dev.listkeeper.constantcontact.limit.Permit;
import dev.listkeeper.constantcontact.limit.Purpose;
import java.time.Instant;

/** A limiter with a gate before it that a test may shut. */
record Gated(CallLimiter limiter, Runnable gate) implements CallLimiter {

  @Override
  public Permit reserve(String apiKey, CallKind kind, Purpose purpose) {
    gate.run();
    return limiter.reserve(apiKey, kind, purpose);
  }

  @Override
  public void throttled(String apiKey, CallKind kind) {
    limiter.throttled(apiKey, kind);
  }

  @Override
  public Instant quotaExceeded(String apiKey) {
    return limiter.quotaExceeded(apiKey);
  }

  @Override
  public Budget budget(String apiKey, Purpose purpose) {
    return limiter.budget(apiKey, purpose);
  }
}
