package dev.listkeeper.constantcontact;

/**
 * The connection broke, or time ran out, after a write had been sent: it may or may not have taken
 * effect. Never repeated by this library. After an import, look for the file name with {@link
 * dev.listkeeper.constantcontact.activity.Activities#findImport}.
 */
public final class UnknownOutcome extends ConstantContactException {

  /**
   * Describes one call without an answer.
   *
   * @param call what was called
   * @param cause what broke
   */
  public UnknownOutcome(FailedCall call, Throwable cause) {
    super(call, "Look up whether it took effect before sending it again.", cause);
  }
}
