package dev.listkeeper.constantcontact;

/** There is nothing under this id (any more); activities disappear after ten days. */
public final class NotFound extends ConstantContactException {

  /**
   * Describes one failed call.
   *
   * @param call what was called and what came back
   */
  public NotFound(FailedCall call) {
    super(call, "Check that the id still exists in the connected account.");
  }
}
