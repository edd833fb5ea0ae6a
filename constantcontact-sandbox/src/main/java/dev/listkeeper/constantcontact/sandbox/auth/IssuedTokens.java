package dev.listkeeper.constantcontact.sandbox.auth;

import dev.listkeeper.constantcontact.sandbox.http.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Tokens as they leave the token endpoint. */
public record IssuedTokens(
    String accessToken, @Nullable String refreshToken, Instant expiresAt, Set<String> scopes) {
  /** The token endpoint's answer. */
  public ObjectNode json(Instant now) {
    ObjectNode body =
        Json.object()
            .put("token_type", "Bearer")
            .put("expires_in", Duration.between(now, expiresAt).toSeconds())
            .put("access_token", accessToken)
            .put("scope", String.join(" ", scopes));
    if (refreshToken != null) {
      body.put("refresh_token", refreshToken);
    }
    return body;
  }

  @Override
  public String toString() {
    return "IssuedTokens[until " + expiresAt + ", " + scopes + "]";
  }
}
