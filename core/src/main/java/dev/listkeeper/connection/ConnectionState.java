package dev.listkeeper.connection;

import dev.listkeeper.problem.Problem;
import dev.listkeeper.problem.ProblemCode;
import dev.listkeeper.workspace.Key;
import java.time.Instant;
import java.util.Optional;

/**
 * How far a connection has come: agreed to the data-privacy statement, authenticated with an
 * account, given an export user, saved. Only a saved one is usable. Each step checks what has to
 * come before it.
 *
 * @param exportUser the person in whose name scheduled runs act
 */
public record ConnectionState(
    Key connection,
    Stage stage,
    Optional<Agreement> agreement,
    Optional<Account> account,
    Optional<String> exportUser) {

  /** Whether exports can use it. */
  public enum Stage {
    /** Not saved yet. */
    DRAFT,
    READY,
    /** The service no longer accepts the stored tokens; a person has to authenticate again. */
    RECONNECT_NEEDED
  }

  /** Who agreed when to which text. */
  public record Agreement(String by, Instant at, String statement) {}

  /**
   * The account at Constant Contact; the id never changes, so that a swapped account is noticed.
   */
  public record Account(String id, String name) {}

  public static ConnectionState draft(Key connection) {
    return new ConnectionState(
        connection, Stage.DRAFT, Optional.empty(), Optional.empty(), Optional.empty());
  }

  public ConnectionState agreed(Agreement given) {
    return new ConnectionState(connection, stage, Optional.of(given), account, exportUser);
  }

  /** Refuses to begin authentication without the agreement. */
  public void requireAgreement() {
    if (agreement.isEmpty()) {
      throw missing("agree to the data-privacy statement");
    }
  }

  /** Authenticated; another account than before is refused. */
  public ConnectionState authenticated(Account found) {
    requireAgreement();
    if (account.isPresent() && !account.get().id().equals(found.id())) {
      throw new Problem(
          ProblemCode.CONNECTION_NOT_READY,
          "Connection '"
              + connection
              + "' belongs to another Constant Contact account than the one just signed in to; sign in to the first, or"
              + " make a new connection.");
    }
    Stage next = stage == Stage.RECONNECT_NEEDED ? Stage.READY : stage;
    return new ConnectionState(connection, next, agreement, Optional.of(found), exportUser);
  }

  public ConnectionState actingFor(String user) {
    return new ConnectionState(connection, stage, agreement, account, Optional.of(user));
  }

  /** Saved: from now on usable. */
  public ConnectionState saved() {
    requireAgreement();
    if (account.isEmpty()) {
      throw missing("authenticate with Constant Contact");
    }
    if (exportUser.isEmpty()) {
      throw missing("add yourself as export user");
    }
    return new ConnectionState(connection, Stage.READY, agreement, account, exportUser);
  }

  public ConnectionState broken() {
    return new ConnectionState(connection, Stage.RECONNECT_NEEDED, agreement, account, exportUser);
  }

  /** The account, when exports may use the connection. */
  public Account requireReady() {
    switch (stage) {
      case DRAFT -> throw missing("finish setting it up and save it");
      case RECONNECT_NEEDED ->
          throw new Problem(
              ProblemCode.RECONNECT_NEEDED,
              "Constant Contact no longer accepts the sign-in of this connection; an Administrator"
                  + " has to authenticate it again.");
      case READY -> {}
    }
    return account.orElseThrow(() -> missing("authenticate with Constant Contact"));
  }

  private static Problem missing(String step) {
    return new Problem(
        ProblemCode.CONNECTION_NOT_READY, "The connection is not ready: " + step + " first.");
  }
}
