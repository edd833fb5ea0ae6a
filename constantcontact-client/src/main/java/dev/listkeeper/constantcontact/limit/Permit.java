package dev.listkeeper.constantcontact.limit;

import java.time.Duration;
import java.time.Instant;

/** The limiter's answer to a caller. */
public sealed interface Permit {

  /**
   * The call may be made and has been counted.
   *
   * @param delay how long to wait first; zero or more
   */
  record Granted(Duration delay) implements Permit {}

  /**
   * The day's calls for this purpose are used up; nothing has been counted.
   *
   * @param resetsAt when to ask again, usually the next midnight UTC
   */
  record UsedUp(Instant resetsAt) implements Permit {}
}
