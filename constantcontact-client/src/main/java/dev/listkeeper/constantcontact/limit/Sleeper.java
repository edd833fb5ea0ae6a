package dev.listkeeper.constantcontact.limit;

import java.time.Duration;

/** Lets the calling thread wait; replaceable so that tests need not. */
@FunctionalInterface
public interface Sleeper {

  /** Waits in real time. */
  Sleeper REAL = Thread::sleep;

  /**
   * Waits.
   *
   * @param duration how long; zero or more
   * @throws InterruptedException when the thread is interrupted meanwhile
   */
  void sleep(Duration duration) throws InterruptedException;
}
