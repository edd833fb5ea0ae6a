package dev.listkeeper.server.connect;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** Keeps for a minute what accounts answered, since every call counts. Thread-safe. */
final class MinuteMemory<V> {
  private static final Duration REMEMBERED = Duration.ofMinutes(1);

  private final Clock clock;
  private final Map<String, Kept<V>> kept = new ConcurrentHashMap<>();

  private record Kept<V>(Instant until, V value) {}

  MinuteMemory(Clock clock) {
    this.clock = clock;
  }

  /** What is kept of an account, or is asked for now; two at once may both ask. */
  V of(String account, Supplier<V> asking) {
    Kept<V> known = kept.get(account);
    if (known != null && clock.instant().isBefore(known.until())) {
      return known.value();
    }
    V value = asking.get();
    kept.put(account, new Kept<>(clock.instant().plus(REMEMBERED), value));
    return value;
  }

  void forget(String account) {
    kept.remove(account);
  }
}
