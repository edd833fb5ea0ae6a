package dev.listkeeper.server.connect;

import dev.listkeeper.connection.ConnectionState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How a connection was when its account was called.
 *
 * @param trouble what the call failed with; empty when all is well
 * @param account as the service names it now; empty when it did not answer
 * @param scopes what the sign-in was granted; empty when the service never said
 * @param privileges of the person who signed in; empty when the service did not answer
 * @param missing privileges that exports need and the person does not have
 * @param signedInAt when somebody authenticated; empty for sign-ins older than its being noted
 * @param renewedAt when the tokens were last had from the service; empty likewise
 * @param tokenEndsAt when the access token ends; it is renewed before
 */
public record Health(
    Instant checkedAt,
    Optional<Trouble> trouble,
    Optional<ConnectionState.Account> account,
    List<String> scopes,
    List<String> privileges,
    List<String> missing,
    Optional<Instant> signedInAt,
    Optional<Instant> renewedAt,
    Instant tokenEndsAt,
    Quota quota) {

  /** Why it is not well: a code of problems and what to do, in a sentence. */
  public record Trouble(String code, String sentence) {}

  /**
   * What the API key has used of the UTC day, for whatever connection.
   *
   * @param resetsAt when the whole day's calls are granted again
   */
  public record Quota(int used, int perDay, Instant resetsAt) {}

  public boolean isWell() {
    return trouble.isEmpty();
  }
}
