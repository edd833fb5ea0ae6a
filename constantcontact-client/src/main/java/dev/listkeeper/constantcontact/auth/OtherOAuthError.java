package dev.listkeeper.constantcontact.auth;

import dev.listkeeper.constantcontact.FailedCall;

/**
 * Any other refusal, named by its error key: a request the service takes for malformed, a state
 * that is not ours.
 */
public final class OtherOAuthError extends OAuthError {

  /**
   * Describes one refusal.
   *
   * @param call what was called and what came back
   */
  public OtherOAuthError(FailedCall call) {
    super(
        call,
        "Start the sign-in again; if it keeps failing, check the redirect address and the settings.");
  }
}
