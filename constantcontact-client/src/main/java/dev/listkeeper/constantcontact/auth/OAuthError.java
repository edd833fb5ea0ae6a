package dev.listkeeper.constantcontact.auth;

import dev.listkeeper.constantcontact.FailedCall;
import dev.listkeeper.constantcontact.SignInFailed;

/**
 * A refusal in the words of OAuth 2.0. Outages of the sign-in service are never one of these: they
 * are {@link dev.listkeeper.constantcontact.ServiceUnavailable}, {@link
 * dev.listkeeper.constantcontact.UnexpectedAnswer} and their like.
 */
public abstract sealed class OAuthError extends SignInFailed
    permits AccessDenied, InvalidClient, InvalidGrant, InvalidScope, OtherOAuthError {

  OAuthError(FailedCall call, String advice) {
    super(call, advice);
  }
}
