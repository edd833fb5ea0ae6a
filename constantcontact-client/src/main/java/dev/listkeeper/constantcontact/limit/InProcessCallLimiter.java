package dev.listkeeper.constantcontact.limit;

import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/**
 * Counts within this process. The count of each API key starts at zero with the process, so calls
 * made by others with the same key, or before a restart, are not known to it until the service
 * refuses one. Moments are handed out in the order of asking. Thread-safe.
 */
public final class InProcessCallLimiter implements CallLimiter {

  private static final InProcessCallLimiter SHARED =
      new InProcessCallLimiter(Limits.STANDARD, InstantSource.system());

  private final Limits limits;
  private final InstantSource clock;
  private final Map<String, KeyUse> uses = new HashMap<>();

  /**
   * Starts counting at zero.
   *
   * @param limits what is granted to each API key
   * @param clock tells the time
   */
  public InProcessCallLimiter(Limits limits, InstantSource clock) {
    this.limits = limits;
    this.clock = clock;
  }

  /** The one limiter of this process with the standard limits in real time. */
  public static InProcessCallLimiter shared() {
    return SHARED;
  }

  @Override
  public synchronized Permit reserve(String apiKey, CallKind kind, Purpose purpose) {
    Instant now = clock.instant();
    return switch (kind) {
      case API -> use(apiKey).reserveApi(purpose, now);
      case TOKEN -> use(apiKey).reserveToken(now);
    };
  }

  @Override
  public synchronized void throttled(String apiKey, CallKind kind) {
    use(apiKey).throttled(kind, clock.instant());
  }

  @Override
  public synchronized Instant quotaExceeded(String apiKey) {
    return use(apiKey).quotaExceeded(clock.instant());
  }

  @Override
  public synchronized Budget budget(String apiKey, Purpose purpose) {
    return use(apiKey).budget(purpose, clock.instant());
  }

  private KeyUse use(String apiKey) {
    return uses.computeIfAbsent(apiKey, key -> new KeyUse(limits));
  }
}
