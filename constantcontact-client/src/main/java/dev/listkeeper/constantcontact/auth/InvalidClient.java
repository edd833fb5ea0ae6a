package dev.listkeeper.constantcontact.auth;

import dev.listkeeper.constantcontact.FailedCall;

/** The service does not know the client id, or the secret is not the current one. */
public final class InvalidClient extends OAuthError {

  /**
   * Describes one refusal.
   *
   * @param call what was called and what came back
   */
  public InvalidClient(FailedCall call) {
    super(
        call,
        "Check the API key and its secret in the settings; making a new secret ends the old one.");
  }
}
