package dev.listkeeper.constantcontact.sandbox.auth;

import dev.listkeeper.constantcontact.sandbox.evidence.Documented;
import dev.listkeeper.constantcontact.sandbox.http.Answer;
import dev.listkeeper.constantcontact.sandbox.http.Json;
import dev.listkeeper.constantcontact.sandbox.http.Refusal;

/** Errors of the authorization host; not the API's error shape. */
@Documented("RFC 6749 section 5.2; support staff name invalid_grant")
final class OAuthRefusal {
  private OAuthRefusal() {}

  static Refusal of(int status, String error, String description) {
    return new Refusal(
        Answer.json(
            status, Json.object().put("error", error).put("error_description", description)));
  }

  static Refusal invalidGrant(String description) {
    return of(400, "invalid_grant", description);
  }

  static Refusal invalidRequest(String description) {
    return of(400, "invalid_request", description);
  }
}
