package dev.listkeeper.constantcontact.auth;

import dev.listkeeper.constantcontact.FailedCall;
import dev.listkeeper.constantcontact.internal.Query;
import dev.listkeeper.constantcontact.internal.Redaction;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;

/**
 * One person's way to Constant Contact's sign-in page and back. Keep it with that person's session,
 * on the server, until the browser returns; use it once.
 *
 * @param url where to send the browser
 * @param redirectUri where the browser comes back to; registered with the application
 * @param state comes back with the browser and proves that it is the same one
 * @param verifier the PKCE secret that goes with the code
 */
public record AuthorizationRequest(URI url, URI redirectUri, String state, String verifier) {

  private static final String ENDPOINT = "GET /authorize";

  static AuthorizationRequest create(
      String authUrl, String clientId, URI redirectUri, Iterable<String> scopes, boolean login) {
    String state = Pkce.newSecret();
    String verifier = Pkce.newSecret();
    Query query =
        new Query()
            .with("client_id", clientId)
            .with("redirect_uri", redirectUri.toString())
            .with("response_type", "code")
            .with("scope", String.join(" ", scopes))
            .with("state", state)
            .with("code_challenge", Pkce.challenge(verifier))
            .with("code_challenge_method", "S256");
    if (login) {
      query.with("prompt", "login");
    }
    URI url = URI.create(query.after(authUrl + "/authorize"));
    return new AuthorizationRequest(url, redirectUri, state, verifier);
  }

  /**
   * The code out of what the browser brought back.
   *
   * @param returnedState the parameter {@code state}
   * @param code the parameter {@code code}
   * @param error the parameter {@code error}
   * @throws AccessDenied when the person refused
   * @throws OtherOAuthError when the state is not ours, or the service reports something else
   */
  public String codeFrom(
      Optional<String> returnedState, Optional<String> code, Optional<String> error) {
    if (!isOurs(returnedState.orElse(""))) {
      throw refusal("state_mismatch");
    }
    if (error.isPresent()) {
      throw error.get().equals("access_denied")
          ? new AccessDenied(failed("access_denied"))
          : refusal(Redaction.of(error.get()));
    }
    return code.filter(text -> !text.isBlank()).orElseThrow(() -> refusal("no_code"));
  }

  private boolean isOurs(String returned) {
    return MessageDigest.isEqual(
        returned.getBytes(StandardCharsets.UTF_8), state.getBytes(StandardCharsets.UTF_8));
  }

  private static OtherOAuthError refusal(String key) {
    return new OtherOAuthError(failed(key));
  }

  private static FailedCall failed(String key) {
    FailedCall call = FailedCall.notSent(ENDPOINT);
    return new FailedCall(
        call.endpoint(),
        call.status(),
        Optional.of(key),
        call.errorMessage(),
        call.trackingId(),
        call.mayHaveTakenEffect());
  }

  /** Never shows the state, the verifier or the address that holds them. */
  @Override
  public String toString() {
    return "AuthorizationRequest[redirectUri=" + redirectUri + ", state=***, verifier=***]";
  }
}
