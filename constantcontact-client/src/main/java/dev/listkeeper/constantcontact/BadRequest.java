package dev.listkeeper.constantcontact;

/**
 * The service did not accept the request as it was written; repeating it unchanged is pointless.
 */
public final class BadRequest extends ConstantContactException {

  /**
   * Describes one failed call.
   *
   * @param call what was called and what came back
   */
  public BadRequest(FailedCall call) {
    super(call, "The request itself is not acceptable; correct it before sending it again.");
  }
}
