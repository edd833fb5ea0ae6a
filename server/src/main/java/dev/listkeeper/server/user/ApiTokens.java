package dev.listkeeper.server.user;

import dev.listkeeper.problem.Problem;
import dev.listkeeper.problem.ProblemCode;
import dev.listkeeper.server.security.CurrentUser;
import dev.listkeeper.server.security.RandomToken;
import dev.listkeeper.server.security.Role;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Tokens by which programs come in: shown once, stored as their hash. */
public final class ApiTokens {
  // So that scanners for leaked secrets can tell what they have found.
  private static final String PREFIX = "lk_";

  /**
   * A token as it can be listed: without the secret.
   *
   * @param expiresAt null: never
   */
  public record ApiToken(
      long id,
      String name,
      Role role,
      String createdBy,
      Instant createdAt,
      @Nullable Instant expiresAt) {}

  private final JdbcClient database;
  private final Clock clock;

  public ApiTokens(JdbcClient database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** Makes a token that acts for its owner, and returns the secret. */
  public String issue(CurrentUser owner, String name, Role role, @Nullable Instant expiresAt) {
    if (!owner.role().includes(role)) {
      throw new Problem(
          ProblemCode.NOT_ALLOWED,
          "A token can't do more than you: your role is " + owner.role().title() + ".");
    }
    if (name.isBlank() || name.length() > 200) {
      throw new Problem(
          ProblemCode.INVALID_REQUEST, "Give the token a name of at most 200 characters.");
    }
    if (expiresAt != null && !expiresAt.isAfter(clock.instant())) {
      throw new Problem(ProblemCode.INVALID_REQUEST, "The token would have expired already.");
    }
    String token = PREFIX + RandomToken.create();
    database
        .sql(
            """
            insert into api_token (name, role, token_hash, created_by, created_at, expires_at)
            values (:name, :role, :hash, :owner, :at, :until)
            """)
        .param("name", name.strip())
        .param("role", role.name())
        .param("hash", RandomToken.hash(token))
        .param("owner", owner.personId())
        .param("at", now())
        .param("until", expiresAt == null ? null : expiresAt.atOffset(ZoneOffset.UTC))
        .update();
    return token;
  }

  /** Whom a token acts for: its owner, with the lesser of both roles. */
  public Optional<CurrentUser> find(String token) {
    return database
        .sql(
            """
            select p.id, p.email, p.display_name, p.role, t.role as token_role
            from api_token t join person p on p.id = t.created_by
            where t.token_hash = :hash and (t.expires_at is null or t.expires_at > :now)
            """)
        .param("hash", RandomToken.hash(token))
        .param("now", now())
        .query((row, number) -> {
          CurrentUser owner = Users.person(row);
          Role role = Role.valueOf(row.getString("token_role")).butNoMoreThan(owner.role());
          return new CurrentUser(owner.personId(), owner.email(), owner.displayName(), role);
        })
        .optional();
  }

  public List<ApiToken> all() {
    return database
        .sql(
            """
            select t.id, t.name, t.role, p.email, t.created_at, t.expires_at
            from api_token t join person p on p.id = t.created_by
            order by t.id
            """)
        .query((row, number) -> token(row))
        .list();
  }

  /** Makes a token useless; false when there was none. */
  public boolean revoke(long id) {
    return database.sql("delete from api_token where id = :id").param("id", id).update() > 0;
  }

  private static ApiToken token(ResultSet row) throws SQLException {
    OffsetDateTime expires = row.getObject("expires_at", OffsetDateTime.class);
    return new ApiToken(
        row.getLong("id"),
        row.getString("name"),
        Role.valueOf(row.getString("role")),
        row.getString("email"),
        Objects.requireNonNull(row.getObject("created_at", OffsetDateTime.class)).toInstant(),
        expires == null ? null : expires.toInstant());
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }
}
