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
    RECONNECT_NEEDED,
    /** The export user may not act any more; an Administrator has to take over. Never stored. */
    NEEDS_EXPORT_USER
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

  /** Whether it was authenticated with another account before. */
  public boolean belongsToAnotherThan(Account found) {
    return account.filter(before -> !before.id().equals(found.id())).isPresent();
  }

  /**
   * Authenticated with the account it belongs to, if it belongs to one already.
   *
   * @throws Problem OTHER_ACCOUNT
   */
  public ConnectionState authenticated(Account found) {
    if (belongsToAnotherThan(found)) {
      throw new Problem(
          ProblemCode.OTHER_ACCOUNT,
          "This sign-in leads to the Constant Contact account '"
              + found.name()
              + "', but the connection belongs to '"
              + account.orElseThrow().name()
              + "'; nothing was changed. Sign in to that one, confirm that the connection moves to another account, or"
              + " make a new connection.");
    }
    return movedTo(found);
  }

  /** Authenticated with whatever account, since somebody confirmed that it may be another. */
  public ConnectionState movedTo(Account found) {
    requireAgreement();
    Stage next = stage == Stage.RECONNECT_NEEDED ? Stage.READY : stage;
    return new ConnectionState(connection, next, agreement, Optional.of(found), exportUser);
  }

  /** With an export user, who may act. */
  public ConnectionState actingFor(String user) {
    return new ConnectionState(connection, stage, agreement, account, Optional.of(user))
        .knowing(true);
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

  /** The service refused its tokens; one that was never saved stays a draft. */
  public ConnectionState broken() {
    Stage next = stage == Stage.DRAFT ? Stage.DRAFT : Stage.RECONNECT_NEEDED;
    return new ConnectionState(connection, next, agreement, account, exportUser);
  }

  /** The same, knowing whether its export user may act now. */
  public ConnectionState knowing(boolean exportUserMayAct) {
    return switch (stage) {
      case DRAFT, RECONNECT_NEEDED -> this;
      case READY, NEEDS_EXPORT_USER -> {
        Stage now = exportUserMayAct ? Stage.READY : Stage.NEEDS_EXPORT_USER;
        yield new ConnectionState(connection, now, agreement, account, exportUser);
      }
    };
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
      case NEEDS_EXPORT_USER ->
          throw new Problem(
              ProblemCode.CONNECTION_NOT_READY,
              "The connection needs an export user: the person in whose name its exports run may no longer do so. An"
                  + " Administrator has to take over on the connection's page.");
      case READY -> {}
    }
    return account.orElseThrow(() -> missing("authenticate with Constant Contact"));
  }

  private static Problem missing(String step) {
    return new Problem(
        ProblemCode.CONNECTION_NOT_READY, "The connection is not ready: " + step + " first.");
  }
}
