package dev.listkeeper.constantcontact;

/** The access token was refused, also after one refresh: a person has to sign in again. */
public final class Unauthorized extends ConstantContactException {

  /**
   * Describes one failed call.
   *
   * @param call what was called and what came back
   */
  public Unauthorized(FailedCall call) {
    super(call, "Sign in to Constant Contact again to renew the connection.");
  }
}
