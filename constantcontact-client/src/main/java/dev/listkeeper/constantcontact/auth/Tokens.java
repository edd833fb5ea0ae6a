package dev.listkeeper.constantcontact.auth;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * What a sign-in or a refresh gave.
 *
 * @param accessToken goes with every call; about 1,200 characters
 * @param refreshToken gets the next access token; may be good for one use only; empty when {@code
 *     offline_access} was not asked for
 * @param expiresAt when the access token stops working
 * @param scopes what was granted; empty when the service did not say
 */
public record Tokens(
    String accessToken, Optional<String> refreshToken, Instant expiresAt, Set<String> scopes) {

  /** Copies the scopes. */
  public Tokens {
    scopes = Set.copyOf(scopes);
  }

  /** Never shows a token. */
  @Override
  public String toString() {
    return "Tokens[accessToken=***, refreshToken="
        + refreshToken.map(token -> "***").orElse("none")
        + ", expiresAt="
        + expiresAt
        + ", scopes="
        + scopes
        + "]";
  }
}
