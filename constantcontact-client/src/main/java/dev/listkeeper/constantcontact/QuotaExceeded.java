package dev.listkeeper.constantcontact;

import java.time.Instant;

/**
 * The day's calls of this API key are used up, or all but those held for people at the screen;
 * nothing was executed. Never repeated.
 */
public final class QuotaExceeded extends ConstantContactException {

  private final transient Instant resetsAt;

  /**
   * Describes one refused call.
   *
   * @param call what was called, or was about to be
   * @param resetsAt when calls are granted again
   */
  public QuotaExceeded(FailedCall call, Instant resetsAt) {
    super(call, "The daily calls of this API key are used up; go on after " + resetsAt + ".");
    this.resetsAt = resetsAt;
  }

  /** When calls are granted again: the next midnight UTC, sooner only right after midnight. */
  public Instant resetsAt() {
    return resetsAt;
  }
}
