package dev.listkeeper.constantcontact.auth;

import dev.listkeeper.constantcontact.FailedCall;

/** The application may not ask for one of the scopes. */
public final class InvalidScope extends OAuthError {

  /**
   * Describes one refusal.
   *
   * @param call what was called and what came back
   */
  public InvalidScope(FailedCall call) {
    super(call, "Check the scopes in the settings against those of the application.");
  }
}
