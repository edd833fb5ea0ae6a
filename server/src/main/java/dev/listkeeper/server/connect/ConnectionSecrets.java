package dev.listkeeper.server.connect;

import dev.listkeeper.constantcontact.auth.Credentials;
import dev.listkeeper.constantcontact.auth.Tokens;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** The application's credentials and the account's tokens, as they are sealed in the database. */
record ConnectionSecrets(
    String clientId,
    Optional<String> clientSecret,
    String accessToken,
    Optional<String> refreshToken,
    Instant expiresAt,
    Set<String> scopes) {

  static ConnectionSecrets of(Credentials credentials, Tokens tokens) {
    return new ConnectionSecrets(
        credentials.clientId(),
        credentials.clientSecret(),
        tokens.accessToken(),
        tokens.refreshToken(),
        tokens.expiresAt(),
        tokens.scopes());
  }

  Credentials credentials() {
    return new Credentials(clientId, clientSecret);
  }

  Tokens tokens() {
    return new Tokens(accessToken, refreshToken, expiresAt, scopes);
  }

  ConnectionSecrets with(Tokens tokens) {
    return of(credentials(), tokens);
  }

  @Override
  public String toString() {
    return "ConnectionSecrets[clientId=" + clientId + ", ***]";
  }
}
