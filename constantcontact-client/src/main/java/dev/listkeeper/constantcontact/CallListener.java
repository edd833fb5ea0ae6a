package dev.listkeeper.constantcontact;

import java.time.Duration;
import java.util.OptionalInt;

/**
 * Told about every attempt of every call, for counting and logging. Called on the calling thread
 * right after the attempt, so it must be quick, thread-safe and must not throw. Not told when the
 * JDK itself sends a read again because a kept-open connection turned out to be dead.
 */
@FunctionalInterface
public interface CallListener {

  /**
   * One attempt has ended.
   *
   * @param attempt what was called and how it ended
   */
  void attempted(Attempt attempt);

  /**
   * One attempt of a call; holds no ids and no personal data.
   *
   * @param endpoint method and path template, such as {@code POST /activities/contacts_file_import}
   * @param status the HTTP status; empty when no answer came
   * @param duration from sending to the end of the answer (for downloads: to its start)
   * @param number 1 for the first attempt
   */
  record Attempt(String endpoint, OptionalInt status, Duration duration, int number) {}
}
