package dev.listkeeper.constantcontact.internal;

import dev.listkeeper.constantcontact.limit.Budget;
import dev.listkeeper.constantcontact.limit.CallKind;
import dev.listkeeper.constantcontact.limit.Permit;
import dev.listkeeper.constantcontact.limit.Purpose;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Someone who calls. Its threads ask the limiter one after another, so that many threads give it no
 * larger share of an API key than others have. Thread-safe.
 */
final class Caller {

  private final ReentrantLock turn = new ReentrantLock(true);
  private final Settings settings;
  private final CallKind kind;
  private final Purpose purpose;

  Caller(Settings settings, CallKind kind, Purpose purpose) {
    this.settings = settings;
    this.kind = kind;
    this.purpose = purpose;
  }

  String apiKey() {
    return settings.apiKey();
  }

  CallKind kind() {
    return kind;
  }

  /** What the API key has left for whom this one calls. */
  Budget budget() {
    return settings.limiter().budget(apiKey(), purpose);
  }

  /** Returns when the call may be made, or at once when the day is used up. */
  Permit awaitPermit() throws InterruptedException {
    turn.lockInterruptibly();
    try {
      Permit permit = settings.limiter().reserve(apiKey(), kind, purpose);
      if (permit instanceof Permit.Granted granted && granted.delay().isPositive()) {
        settings.sleeper().sleep(granted.delay());
      }
      return permit;
    } finally {
      turn.unlock();
    }
  }
}
