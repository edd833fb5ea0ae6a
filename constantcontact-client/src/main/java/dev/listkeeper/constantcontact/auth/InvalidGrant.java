package dev.listkeeper.constantcontact.auth;

import dev.listkeeper.constantcontact.FailedCall;

/**
 * The refresh token or code is expired, used or revoked. Never worth another try with the same one.
 */
public final class InvalidGrant extends OAuthError {

  /**
   * Describes one refusal.
   *
   * @param call what was called and what came back
   */
  public InvalidGrant(FailedCall call) {
    super(call, "Sign in to Constant Contact again to renew the connection.");
  }

  @Override
  public boolean needsSignIn() {
    return true;
  }
}
