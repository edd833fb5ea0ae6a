package dev.listkeeper.server.user;

import dev.listkeeper.server.security.RandomToken;
import dev.listkeeper.server.store.Instants;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * One-time links by which users choose a password: at most one each, and only its hash is stored.
 */
public final class PasswordLinks {
  private final JdbcClient database;
  private final Clock clock;

  /** The secret of a link, shown this once. */
  record Issued(String token, Instant expiresAt) {
    @Override
    public String toString() {
      return "Issued[***, " + expiresAt + "]";
    }
  }

  public PasswordLinks(JdbcClient database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** A new one, in place of an earlier one. */
  Issued issue(long person, Duration life) {
    remove(person);
    Instant expiresAt = clock.instant().plus(life);
    String token = RandomToken.create();
    database
        .sql(
            "insert into person_link (person_id, token_hash, expires_at) values (:person, :hash, :until)")
        .param("person", person)
        .param("hash", RandomToken.hash(token))
        .param("until", Instants.of(expiresAt))
        .update();
    return new Issued(token, expiresAt);
  }

  void remove(long person) {
    database.sql("delete from person_link where person_id = :id").param("id", person).update();
  }

  /** Whose link it is; empty when it is not valid. */
  Optional<Long> find(String token) {
    return database
        .sql("select person_id from person_link where token_hash = :hash and expires_at > :now")
        .param("hash", RandomToken.hash(token))
        .param("now", Instants.of(clock.instant()))
        .query(Long.class)
        .optional();
  }

  /** Uses the link up; false when it was not valid. Of two at once, one gets true. */
  boolean redeem(String token) {
    return database
            .sql("delete from person_link where token_hash = :hash and expires_at > :now")
            .param("hash", RandomToken.hash(token))
            .param("now", Instants.of(clock.instant()))
            .update()
        > 0;
  }
}
