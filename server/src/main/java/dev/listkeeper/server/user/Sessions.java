package dev.listkeeper.server.user;

import dev.listkeeper.server.audit.Audit;
import dev.listkeeper.server.audit.AuditAction;
import dev.listkeeper.server.audit.Origin;
import dev.listkeeper.server.security.CurrentUser;
import dev.listkeeper.server.security.RandomToken;
import dev.listkeeper.server.store.Instants;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Who is signed in, a row for each browser. They are looked up in every request, so that a role or
 * a deactivation counts from the next one on, in every process of the server; and they outlive a
 * restart. Only the hash of a session's secret is stored.
 */
public final class Sessions {
  private static final Duration IDLE = Duration.ofHours(12);
  private static final Duration LONGEST = Duration.ofDays(30);
  // Seeing somebody is not worth a write for each request.
  private static final Duration SEEN = Duration.ofMinutes(1);
  private static final int LONGEST_CLIENT = 400;

  /**
   * A session as it can be listed.
   *
   * @param from the network address it was begun from
   * @param client what the browser says it is
   */
  public record Session(long id, Instant startedAt, Instant seenAt, String from, String client) {}

  private record Found(long id, Instant seenAt, CurrentUser user) {}

  private final JdbcClient database;
  private final Users users;
  private final Audit audit;
  private final TransactionOperations transaction;
  private final Clock clock;

  public Sessions(
      JdbcClient database,
      Users users,
      Audit audit,
      TransactionOperations transaction,
      Clock clock) {
    this.database = database;
    this.users = users;
    this.audit = audit;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** Signs somebody in and returns the session's secret. */
  String begin(CurrentUser user, String client) {
    return Objects.requireNonNull(transaction.execute(_ -> add(user, client)));
  }

  private String add(CurrentUser user, String client) {
    Instant now = clock.instant();
    database
        .sql("delete from person_session where seen_at <= :idle or started_at <= :old")
        .param("idle", Instants.of(now.minus(IDLE)))
        .param("old", Instants.of(now.minus(LONGEST)))
        .update();
    String secret = RandomToken.create();
    database
        .sql(
            """
            insert into person_session (person_id, token_hash, started_at, seen_at, address, client)
            values (:person, :hash, :now, :now, :address, :client)
            """)
        .param("person", user.personId())
        .param("hash", RandomToken.hash(secret))
        .param("now", Instants.of(now))
        .param("address", Origin.ofThisRequest())
        .param("client", client.substring(0, Math.min(client.length(), LONGEST_CLIENT)))
        .update();
    users.setSignedIn(user.personId(), now);
    audit.record(
        user.email(),
        AuditAction.SIGNED_IN,
        "users/" + user.email(),
        user.displayName(),
        List.of());
    return secret;
  }

  /** Who is signed in by this secret, as they are now. */
  Optional<CurrentUser> find(String secret) {
    Instant now = clock.instant();
    Optional<Found> found =
        database
            .sql(
                """
                select s.id, s.seen_at, p.id as person_id, p.email, p.display_name, p.role
                from person_session s join person p on p.id = s.person_id
                where s.token_hash = :hash and p.deactivated_at is null
                  and s.seen_at > :idle and s.started_at > :old
                """)
            .param("hash", RandomToken.hash(secret))
            .param("idle", Instants.of(now.minus(IDLE)))
            .param("old", Instants.of(now.minus(LONGEST)))
            .query((row, number) ->
                new Found(
                    row.getLong("id"), Instants.required(row, "seen_at"), Users.current(row, null)))
            .optional();
    found
        .filter(session -> session.seenAt().isBefore(now.minus(SEEN)))
        .ifPresent(session -> see(session.id(), now));
    return found.map(Found::user);
  }

  private void see(long id, Instant now) {
    database
        .sql("update person_session set seen_at = :now where id = :id")
        .param("now", Instants.of(now))
        .param("id", id)
        .update();
  }

  void end(String secret) {
    database
        .sql("delete from person_session where token_hash = :hash")
        .param("hash", RandomToken.hash(secret))
        .update();
  }

  /** Ends all of somebody's; returns how many. */
  int endAll(long person) {
    return database
        .sql("delete from person_session where person_id = :person")
        .param("person", person)
        .update();
  }

  /** Somebody's sessions, the one last seen first. */
  public List<Session> of(long person) {
    Instant now = clock.instant();
    return database
        .sql(
            """
            select id, started_at, seen_at, address, client from person_session
            where person_id = :person and seen_at > :idle and started_at > :old
            order by seen_at desc, id desc
            """)
        .param("person", person)
        .param("idle", Instants.of(now.minus(IDLE)))
        .param("old", Instants.of(now.minus(LONGEST)))
        .query((row, number) -> session(row))
        .list();
  }

  private static Session session(ResultSet row) throws SQLException {
    return new Session(
        row.getLong("id"),
        Instants.required(row, "started_at"),
        Instants.required(row, "seen_at"),
        row.getString("address"),
        row.getString("client"));
  }
}
