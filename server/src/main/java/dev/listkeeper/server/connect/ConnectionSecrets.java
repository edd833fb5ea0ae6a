package dev.listkeeper.server.connect;

import dev.listkeeper.constantcontact.auth.Credentials;
import dev.listkeeper.constantcontact.auth.Tokens;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * The application's credentials and the account's tokens, as they are sealed in the database.
 *
 * @param signedInAt when somebody authenticated; empty for those stored before it was noted
 * @param renewedAt when the tokens were last had from the service; empty likewise
 */
record ConnectionSecrets(
    String clientId,
    Optional<String> clientSecret,
    String accessToken,
    Optional<String> refreshToken,
    Instant expiresAt,
    Set<String> scopes,
    Optional<Instant> signedInAt,
    Optional<Instant> renewedAt) {

  @SuppressWarnings("NullAway") // what an older version left out arrives as null
  ConnectionSecrets {
    signedInAt = signedInAt == null ? Optional.empty() : signedInAt;
    renewedAt = renewedAt == null ? Optional.empty() : renewedAt;
  }

  /** Of a sign-in at a time. */
  static ConnectionSecrets of(Credentials credentials, Tokens tokens, Instant at) {
    return of(credentials, tokens, Optional.of(at), at);
  }

  private static ConnectionSecrets of(
      Credentials credentials, Tokens tokens, Optional<Instant> signedInAt, Instant renewedAt) {
    return new ConnectionSecrets(
        credentials.clientId(),
        credentials.clientSecret(),
        tokens.accessToken(),
        tokens.refreshToken(),
        tokens.expiresAt(),
        tokens.scopes(),
        signedInAt,
        Optional.of(renewedAt));
  }

  Credentials credentials() {
    return new Credentials(clientId, clientSecret);
  }

  Tokens tokens() {
    return new Tokens(accessToken, refreshToken, expiresAt, scopes);
  }

  /** With the tokens of a refresh at a time. */
  ConnectionSecrets with(Tokens tokens, Instant at) {
    return of(credentials(), tokens, signedInAt, at);
  }

  @Override
  public String toString() {
    return "ConnectionSecrets[clientId=" + clientId + ", ***]";
  }
}
