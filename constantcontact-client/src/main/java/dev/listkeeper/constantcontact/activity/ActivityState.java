package dev.listkeeper.constantcontact.activity;

import java.util.Locale;

/** How far an activity is. */
public enum ActivityState {
  /** Accepted and waiting. */
  INITIALIZED,
  /** Running. */
  PROCESSING,
  /** Ended; single rows may still have failed. */
  COMPLETED,
  /** Cancelled. */
  CANCELLED,
  /** Failed as a whole. */
  FAILED,
  /** Given up by the service; some rows may have been applied. */
  TIMED_OUT,
  /** A word this library does not know; {@link Activity#stateText()} has it. */
  UNKNOWN;

  /** Whether nothing will change any more; false for {@link #UNKNOWN}. */
  public boolean isTerminal() {
    return switch (this) {
      case COMPLETED, CANCELLED, FAILED, TIMED_OUT -> true;
      case INITIALIZED, PROCESSING, UNKNOWN -> false;
    };
  }

  static ActivityState of(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "initialized" -> INITIALIZED;
      case "processing" -> PROCESSING;
      case "completed" -> COMPLETED;
      case "cancelled", "canceled" -> CANCELLED;
      case "failed" -> FAILED;
      case "timed_out", "time_out" -> TIMED_OUT;
      default -> UNKNOWN;
    };
  }
}
