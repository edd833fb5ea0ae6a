package dev.listkeeper.constantcontact.sandbox.auth;

import dev.listkeeper.constantcontact.sandbox.evidence.Documented;
import dev.listkeeper.constantcontact.sandbox.http.Json;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HexFormat;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The text of tokens. They are looked up by their hash; nothing in them is trusted. */
final class TokenText {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int SIGNATURE_BYTES = 256;
  private static final int SUBJECT_BYTES = 150;

  private TokenText() {}

  /** An access token of the size real ones have. */
  @Documented("guide: access tokens are JWTs of roughly 1,000 to 1,200 characters")
  static String access(Grant grant, Instant now, boolean scopesAsText) {
    ObjectNode header =
        Json.object().put("kid", Pkce.encode(random(32))).put("typ", "JWT").put("alg", "RS256");
    ObjectNode claims =
        Json.object()
            .put("ver", 1)
            .put("jti", "AT." + Pkce.encode(random(32)))
            .put("iat", now.getEpochSecond())
            .put("exp", grant.expiresAt().getEpochSecond())
            .put("cid", grant.clientId())
            .put("sub", HexFormat.of().formatHex(random(SUBJECT_BYTES)));
    if (scopesAsText) {
      claims.put("scope", String.join(" ", grant.scopes()));
    } else {
      grant.scopes().forEach(claims.putArray("scp")::add);
    }
    return part(header) + "." + part(claims) + "." + Pkce.encode(random(SIGNATURE_BYTES));
  }

  /** A code, a refresh token, or another value nobody can guess. */
  static String opaque() {
    return Pkce.encode(random(32));
  }

  /** What is kept of a token. */
  static String hash(String token) {
    return Pkce.encode(Pkce.sha256(token));
  }

  private static String part(JsonNode json) {
    return Pkce.encode(Json.bytes(json));
  }

  private static byte[] random(int length) {
    byte[] bytes = new byte[length];
    RANDOM.nextBytes(bytes);
    return bytes;
  }
}
