package dev.listkeeper.server.connect;

import dev.listkeeper.constantcontact.auth.AuthorizationRequest;
import dev.listkeeper.constantcontact.auth.Credentials;
import dev.listkeeper.workspace.Key;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Sign-ins that were begun and have not come back yet: each is the beginner's, for ten minutes,
 * once.
 */
final class PendingSignIns {
  private static final Duration VALID = Duration.ofMinutes(10);
  private static final int MOST = 1_000;

  private final Clock clock;
  private final Map<String, Pending> byState = new HashMap<>();

  /** What was begun, by whom. */
  record Pending(
      Key connection,
      long personId,
      Credentials credentials,
      AuthorizationRequest request,
      Instant until) {}

  PendingSignIns(Clock clock) {
    this.clock = clock;
  }

  synchronized void begin(
      Key connection, long personId, Credentials credentials, AuthorizationRequest request) {
    Instant now = clock.instant();
    byState.values().removeIf(pending -> pending.until().isBefore(now) || byState.size() >= MOST);
    byState.put(
        request.state(), new Pending(connection, personId, credentials, request, now.plus(VALID)));
  }

  /** Takes the sign-in out, if it is this person's and not too old. */
  synchronized Optional<Pending> take(String state, long personId) {
    Pending found = byState.get(state);
    if (found == null || found.personId() != personId) {
      return Optional.empty();
    }
    byState.remove(state);
    return Optional.of(found).filter(pending -> !pending.until().isBefore(clock.instant()));
  }
}
