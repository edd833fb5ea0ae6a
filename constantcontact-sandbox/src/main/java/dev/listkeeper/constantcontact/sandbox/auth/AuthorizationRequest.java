package dev.listkeeper.constantcontact.sandbox.auth;

import dev.listkeeper.constantcontact.sandbox.http.Parameters;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What an application asks a person for. */
record AuthorizationRequest(
    ApiKey key,
    String redirectUri,
    Set<String> scopes,
    String state,
    @Nullable String codeChallenge) {

  /** Where the browser goes with a code. */
  String allowed(String code) {
    return redirect(redirectUri, state, Map.of("code", code));
  }

  /** Where the browser goes when the person refuses. */
  String denied() {
    return failed(redirectUri, state, "access_denied", "The resource owner denied the request.");
  }

  static String failed(String redirectUri, String state, String error, String description) {
    return redirect(redirectUri, state, Map.of("error", error, "error_description", description));
  }

  private static String redirect(String uri, String state, Map<String, String> values) {
    Parameters parameters =
        state.isEmpty() ? Parameters.NONE : Parameters.NONE.with("state", state);
    for (Map.Entry<String, String> value : values.entrySet()) {
      parameters = parameters.with(value.getKey(), value.getValue());
    }
    return uri + (uri.contains("?") ? "&" : "?") + parameters.encoded();
  }
}
