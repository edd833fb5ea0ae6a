package dev.listkeeper.workspace;

import java.time.Instant;
import java.util.Optional;

/**
 * Wishes of people that work under way ends early; who does the work looks here at its next good
 * moment. Thread-safe; a wish is durable when it was taken.
 */
public interface Cancellations {
  /**
   * Asks for it; a second wish for the same work changes nothing.
   *
   * @param work the name of the work, such as {@code run newsletter/3}
   */
  void ask(String work, String by, Instant at);

  /** Who asked for it; empty when nobody did. */
  Optional<String> askedBy(String work);
}
