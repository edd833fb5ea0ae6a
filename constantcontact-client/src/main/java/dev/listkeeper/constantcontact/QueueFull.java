package dev.listkeeper.constantcontact;

/** Too many activities of this account are waiting already; the new one was not taken. */
public final class QueueFull extends ConstantContactException {

  /**
   * Describes one failed call.
   *
   * @param call what was called and what came back
   */
  public QueueFull(FailedCall call) {
    super(call, "Wait until some of the waiting activities have finished.");
  }
}
