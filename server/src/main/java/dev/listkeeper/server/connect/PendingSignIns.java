package dev.listkeeper.server.connect;

import dev.listkeeper.constantcontact.auth.AuthorizationRequest;
import dev.listkeeper.constantcontact.auth.Credentials;
import dev.listkeeper.problem.Problem;
import dev.listkeeper.problem.ProblemCode;
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

  /**
   * What was begun, by whom.
   *
   * @param mayMove whether it may lead to another account than the connection belongs to
   */
  record Pending(
      Key connection,
      long personId,
      Credentials credentials,
      boolean mayMove,
      AuthorizationRequest request,
      Instant until) {}

  PendingSignIns(Clock clock) {
    this.clock = clock;
  }

  synchronized void begin(
      Key connection,
      long personId,
      Credentials credentials,
      boolean mayMove,
      AuthorizationRequest request) {
    Instant now = clock.instant();
    byState
        .values()
        .removeIf(pending -> pending.until().plus(VALID).isBefore(now) || byState.size() >= MOST);
    byState.put(
        request.state(),
        new Pending(connection, personId, credentials, mayMove, request, now.plus(VALID)));
  }

  /** Which connection a sign-in of this person is for; it stays. */
  synchronized Optional<Key> connection(String state, long personId) {
    return find(state, personId).map(Pending::connection);
  }

  /**
   * Takes the sign-in out.
   *
   * @throws Problem SIGN_IN_UNKNOWN if it is not this person's or was taken before; SIGN_IN_EXPIRED
   */
  synchronized Pending take(String state, long personId) {
    Pending found = find(state, personId).orElseThrow(PendingSignIns::unknown);
    byState.remove(state);
    if (found.until().isBefore(clock.instant())) {
      throw new Problem(
          ProblemCode.SIGN_IN_EXPIRED,
          "This sign-in is older than ten minutes; begin it again on the connection's page.");
    }
    return found;
  }

  private Optional<Pending> find(String state, long personId) {
    return Optional.ofNullable(byState.get(state)).filter(found -> found.personId() == personId);
  }

  private static Problem unknown() {
    return new Problem(
        ProblemCode.SIGN_IN_UNKNOWN,
        "This sign-in was not begun here, or was used already; begin it again on the connection's"
            + " page.");
  }
}
