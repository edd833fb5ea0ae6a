package dev.listkeeper.constantcontact.auth;

import dev.listkeeper.constantcontact.FailedCall;

/** The person did not give consent. */
public final class AccessDenied extends OAuthError {

  /**
   * Describes one refusal.
   *
   * @param call what was called and what came back
   */
  public AccessDenied(FailedCall call) {
    super(call, "Start the sign-in again when the person is ready to allow the access.");
  }
}
