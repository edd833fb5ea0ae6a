package dev.listkeeper.constantcontact;

/**
 * The calling thread was interrupted while it waited; nothing has changed. The thread's interrupt
 * flag is set again when this is thrown. An interrupt during a write is {@link UnknownOutcome}.
 */
public final class CallInterrupted extends ConstantContactException {

  /**
   * Describes one call given up.
   *
   * @param call what was to be called
   * @param cause the interrupt
   */
  public CallInterrupted(FailedCall call, InterruptedException cause) {
    super(call, "The call was given up on request; start it again when wanted.", cause);
  }
}
