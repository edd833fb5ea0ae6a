package dev.listkeeper.constantcontact;

/** The signed-in person or the application may not do this. */
public final class Forbidden extends ConstantContactException {

  /**
   * Describes one failed call.
   *
   * @param call what was called and what came back
   */
  public Forbidden(FailedCall call) {
    super(
        call,
        "Check the person's role in Constant Contact, the granted scopes, and that the application is active.");
  }
}
