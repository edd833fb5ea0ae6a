package dev.listkeeper.constantcontact.limit;

import dev.listkeeper.constantcontact.QuotaExceeded;

/**
 * Asked before every attempt of every call. All clients of one API key must share one limiter,
 * because the service counts by key. Implementations must be thread-safe; several processes need
 * one that counts in a place they share.
 */
@FunctionalInterface
public interface CallLimiter {

  /**
   * Waits until one more call may be made, and counts it.
   *
   * @param kind which limit applies
   * @throws QuotaExceeded when the day's calls are used up
   * @throws InterruptedException when interrupted while waiting; the call is then not made
   */
  void acquire(CallKind kind) throws InterruptedException;
}
