package dev.listkeeper.constantcontact.auth;

import java.util.Optional;

/**
 * Who the application is.
 *
 * @param clientId the API key, which is the OAuth client id
 * @param clientSecret the secret; empty for a public client that relies on PKCE alone
 */
public record Credentials(String clientId, Optional<String> clientSecret) {

  /** Refuses empty parts. */
  public Credentials {
    if (clientId.isBlank() || clientSecret.filter(String::isBlank).isPresent()) {
      throw new IllegalArgumentException("Client id and client secret must not be blank.");
    }
  }

  /** An application with a secret. */
  public static Credentials confidential(String clientId, String clientSecret) {
    return new Credentials(clientId, Optional.of(clientSecret));
  }

  /** An application without one. */
  public static Credentials publicClient(String clientId) {
    return new Credentials(clientId, Optional.empty());
  }

  /** Never shows the secret. */
  @Override
  public String toString() {
    return "Credentials[clientId=" + clientId + ", clientSecret=***]";
  }
}
