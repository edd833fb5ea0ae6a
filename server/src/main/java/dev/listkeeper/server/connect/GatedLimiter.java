package dev.listkeeper.server.connect;

import dev.listkeeper.constantcontact.limit.Budget;
import dev.listkeeper.constantcontact.limit.CallKind;
import dev.listkeeper.constantcontact.limit.CallLimiter;
import dev.listkeeper.constantcontact.limit.Permit;
import dev.listkeeper.constantcontact.limit.Purpose;
import java.time.Instant;

/**
 * A limiter with a gate before every call, also those of tokens.
 *
 * @param gate throws when no call may be made, such as while everything is paused
 */
public record GatedLimiter(CallLimiter limiter, Runnable gate) implements CallLimiter {

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
