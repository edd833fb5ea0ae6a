package dev.listkeeper.server.connect;

import dev.listkeeper.constantcontact.limit.Budget;
import dev.listkeeper.constantcontact.limit.CallKind;
import dev.listkeeper.constantcontact.limit.CallLimiter;
import dev.listkeeper.constantcontact.limit.Permit;
import dev.listkeeper.constantcontact.limit.Purpose;
import dev.listkeeper.server.installation.Installation;
import java.time.Instant;

/** Asked before every call, also those of tokens: grants none while everything is paused. */
record UnlessPaused(CallLimiter limiter, Installation installation) implements CallLimiter {

  @Override
  public Permit reserve(String apiKey, CallKind kind, Purpose purpose) {
    installation.requireRunning();
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
