package dev.listkeeper.server.user;

import dev.listkeeper.server.security.RandomToken;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The one-time link by which the first administrator comes in; only its hash is stored. */
public final class SetupLinks {
  private static final Duration LIFE = Duration.ofHours(24);

  private final JdbcClient database;
  private final Users users;
  private final Clock clock;

  public SetupLinks(JdbcClient database, Users users, Clock clock) {
    this.database = database;
    this.users = users;
    this.clock = clock;
  }

  /** A new token that replaces all earlier ones; empty once there is an administrator. */
  public Optional<String> issueWhileThereIsNoAdministrator() {
    database.sql("delete from setup_link").update();
    if (users.hasAdministrator()) {
      return Optional.empty();
    }
    String token = RandomToken.create();
    database
        .sql("insert into setup_link (token_hash, expires_at) values (:hash, :until)")
        .param("hash", RandomToken.hash(token))
        .param("until", now().plus(LIFE))
        .update();
    return Optional.of(token);
  }

  public boolean isValid(String token) {
    return database
            .sql("select count(*) from setup_link where token_hash = :hash and expires_at > :now")
            .param("hash", RandomToken.hash(token))
            .param("now", now())
            .query(Long.class)
            .single()
        > 0;
  }

  /** Uses the link up; false when it was not valid. Of two at once, one gets true. */
  boolean redeem(String token) {
    return database
            .sql("delete from setup_link where token_hash = :hash and expires_at > :now")
            .param("hash", RandomToken.hash(token))
            .param("now", now())
            .update()
        > 0;
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }
}
