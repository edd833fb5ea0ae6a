package dev.listkeeper.export.constantcontact;

import java.util.concurrent.atomic.AtomicLong;

/** Counts the calls of one run. Thread-safe. */
public final class CallCount {
  private final AtomicLong calls = new AtomicLong();

  /** One more call was made. */
  public void add() {
    calls.incrementAndGet();
  }

  public long total() {
    return calls.get();
  }
}
