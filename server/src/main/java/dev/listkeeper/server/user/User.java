package dev.listkeeper.server.user;

import dev.listkeeper.server.security.CurrentUser;
import dev.listkeeper.server.security.Role;
import java.time.Instant;
import java.util.Optional;

/**
 * Somebody who may sign in, may once, or might before.
 *
 * @param email in lower case; never changes
 * @param signedInAt when last; empty: never
 */
public record User(
    long id,
    String email,
    String displayName,
    Role role,
    State state,
    Instant createdAt,
    Optional<Instant> signedInAt) {

  /** Whether they may sign in. */
  public enum State {
    /** They have not chosen a password yet. */
    INVITED,
    ACTIVE,
    DEACTIVATED
  }

  public CurrentUser current() {
    return new CurrentUser(id, email, displayName, role, null);
  }

  /** What the audit calls them. */
  String object() {
    return "users/" + email;
  }
}
