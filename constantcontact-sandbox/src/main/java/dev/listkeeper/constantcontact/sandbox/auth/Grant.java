package dev.listkeeper.constantcontact.sandbox.auth;

import java.time.Instant;
import java.util.Set;

/** What a token allows, to which application, and until when. */
public record Grant(String clientId, Set<String> scopes, Instant expiresAt) {
  /** Whether it is over. */
  boolean expired(Instant now) {
    return !now.isBefore(expiresAt);
  }
}
