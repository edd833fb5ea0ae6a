package dev.listkeeper.constantcontact.limit;

import java.time.Instant;

/**
 * Keeps every API key within what the service grants it. The service counts by API key, so all who
 * use one key must ask one limiter, or several that count in a place they share.
 *
 * <p>A client asks before every attempt of every call, waits as told, and reports refusals back. It
 * asks for one call at a time for each {@link
 * dev.listkeeper.constantcontact.ConstantContact#connect connected account} and waits before it
 * asks for the next, so an implementation that hands out moments in the order of asking is fair
 * between callers, however many threads one of them has.
 *
 * <p>What an implementation keeps, each for one API key:
 *
 * <ul>
 *   <li>No second, wherever it begins, holds more than {@link Limits#apiPerSecond} moments for
 *       {@link CallKind#API}, or {@link Limits#tokenPerSecond} for {@link CallKind#TOKEN}.
 *   <li>A call of the API counts in the UTC day of its moment. It is granted while fewer calls have
 *       been counted in that day, for whatever purpose, than {@link Limits#perDay} of its purpose.
 *   <li>Calls of the token endpoint don't count in the day and are never {@link Permit.UsedUp}.
 *   <li>A counted call is never given back, also when it fails or is not made after all: whether
 *       the service counts refused calls is not known.
 * </ul>
 *
 * <p>Implementations must be thread-safe and must not wait themselves. They may throw exceptions of
 * their own, which reach whoever made the call; the call is then not made.
 */
public interface CallLimiter {

  /**
   * Reserves the next free moment for one call and counts it, or says that the day is used up.
   *
   * @param apiKey the application's client id
   * @param kind which limit applies
   * @param purpose on whose behalf; of no importance for {@link CallKind#TOKEN}
   */
  Permit reserve(String apiKey, CallKind kind, Purpose purpose);

  /**
   * The service has answered {@code throttled}: others use the key as well, or calls arrived closer
   * together than they were sent. No moment within the next second is handed out any more.
   *
   * @param apiKey the application's client id
   * @param kind the kind of the refused call
   */
  void throttled(String apiKey, CallKind kind);

  /**
   * The service has answered {@code quota_exceeded}: others use the key as well. Nothing of the API
   * is granted for any purpose until the next midnight UTC. In the first five minutes of a day it
   * is for one minute only, because the service's clock may still be in the day before.
   *
   * @param apiKey the application's client id
   * @return when to try again
   */
  Instant quotaExceeded(String apiKey);

  /**
   * What is left; counts and reserves nothing.
   *
   * @param apiKey the application's client id
   * @param purpose for which purpose
   */
  Budget budget(String apiKey, Purpose purpose);
}
