package dev.listkeeper.constantcontact.sandbox.auth;

import dev.listkeeper.constantcontact.sandbox.http.Call;
import dev.listkeeper.constantcontact.sandbox.http.Parameters;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Who calls the token endpoint: from the Basic header, or from the parameters. */
record ClientCredentials(String clientId, @Nullable String secret) {
  private static final String BASIC = "Basic ";

  static ClientCredentials of(Call call, Parameters given) {
    String header = call.header("Authorization").orElse("");
    if (header.regionMatches(true, 0, BASIC, 0, BASIC.length())) {
      return basic(header.substring(BASIC.length()).strip());
    }
    return new ClientCredentials(
        given.get("client_id").orElse(""), given.get("client_secret").orElse(null));
  }

  private static ClientCredentials basic(String encoded) {
    try {
      String pair = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
      int colon = pair.indexOf(':');
      if (colon > 0) {
        return new ClientCredentials(
            decode(pair.substring(0, colon)), decode(pair.substring(colon + 1)));
      }
    } catch (IllegalArgumentException e) {
      throw OAuthRefusal.of(401, "invalid_client", "The Authorization header cannot be read.");
    }
    throw OAuthRefusal.of(401, "invalid_client", "The Authorization header cannot be read.");
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    return "ClientCredentials[" + clientId + "]";
  }
}
