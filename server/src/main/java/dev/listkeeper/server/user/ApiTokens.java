package dev.listkeeper.server.user;

import dev.listkeeper.problem.Problem;
import dev.listkeeper.problem.ProblemCode;
import dev.listkeeper.server.audit.Audit;
import dev.listkeeper.server.audit.AuditAction;
import dev.listkeeper.server.audit.ValueChange;
import dev.listkeeper.server.security.CurrentUser;
import dev.listkeeper.server.security.RandomToken;
import dev.listkeeper.server.security.Role;
import dev.listkeeper.server.store.Instants;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.transaction.support.TransactionOperations;

/** Tokens by which programs come in: shown once, stored as their hash. */
public final class ApiTokens {
  // So that scanners for leaked secrets can tell what they have found.
  private static final String PREFIX = "lk_";
  // Using a token is not worth a write for each request.
  private static final Duration USED = Duration.ofMinutes(1);
  private static final String SELECT =
      """
      select t.id, t.name, t.role, p.email, t.created_at, t.expires_at, t.last_used_at
      from api_token t join person p on p.id = t.created_by
      """;

  /**
   * A token as it can be listed: without the secret.
   *
   * @param createdBy the owner's e-mail; it never may do more than its owner
   * @param expiresAt null: never
   * @param lastUsedAt to the minute; null: never
   */
  public record ApiToken(
      long id,
      String name,
      Role role,
      String createdBy,
      Instant createdAt,
      @Nullable Instant expiresAt,
      @Nullable Instant lastUsedAt) {}

  private record Found(long id, Optional<Instant> lastUsedAt, CurrentUser user) {}

  private final JdbcClient database;
  private final Audit audit;
  private final TransactionOperations transaction;
  private final Clock clock;

  public ApiTokens(
      JdbcClient database, Audit audit, TransactionOperations transaction, Clock clock) {
    this.database = database;
    this.audit = audit;
    this.transaction = transaction;
    this.clock = clock;
  }

  /**
   * Makes a token that acts for its owner, and returns the secret.
   *
   * @throws Problem NOT_ALLOWED for a role above the owner's; INVALID_REQUEST
   */
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
    transaction.executeWithoutResult(_ -> {
      long id = add(owner, name.strip(), role, expiresAt, token);
      audit.record(
          owner.email(),
          AuditAction.TOKEN_MADE,
          object(id),
          name.strip(),
          List.of(
              ValueChange.of("role", null, role), ValueChange.of("expiresAt", null, expiresAt)));
    });
    return token;
  }

  private long add(
      CurrentUser owner, String name, Role role, @Nullable Instant expiresAt, String token) {
    GeneratedKeyHolder id = new GeneratedKeyHolder();
    database
        .sql(
            """
            insert into api_token (name, role, token_hash, created_by, created_at, expires_at)
            values (:name, :role, :hash, :owner, :at, :until)
            """)
        .param("name", name)
        .param("role", role.name())
        .param("hash", RandomToken.hash(token))
        .param("owner", owner.personId())
        .param("at", Instants.of(clock.instant()))
        .param("until", Instants.of(Optional.ofNullable(expiresAt)))
        .update(id, "id");
    return Objects.requireNonNull(id.getKey()).longValue();
  }

  /** Whom a token acts for: its owner, with the lesser of both roles as they are now. */
  public Optional<CurrentUser> find(String token) {
    Instant now = clock.instant();
    Optional<Found> found =
        database
            .sql(
                """
                select t.id, t.name, t.last_used_at, t.role as token_role,
                       p.id as person_id, p.email, p.display_name, p.role
                from api_token t join person p on p.id = t.created_by
                where t.token_hash = :hash and p.deactivated_at is null
                  and (t.expires_at is null or t.expires_at > :now)
                """)
            .param("hash", RandomToken.hash(token))
            .param("now", Instants.of(now))
            .query((row, number) -> found(row))
            .optional();
    found
        .filter(used -> used.lastUsedAt().filter(at -> at.isAfter(now.minus(USED))).isEmpty())
        .ifPresent(used -> use(used.id(), now));
    return found.map(Found::user);
  }

  private static Found found(ResultSet row) throws SQLException {
    CurrentUser owner = Users.current(row, row.getString("name"));
    Role role = Role.valueOf(row.getString("token_role")).butNoMoreThan(owner.role());
    return new Found(row.getLong("id"), Instants.optional(row, "last_used_at"), owner.as(role));
  }

  private void use(long id, Instant now) {
    database
        .sql("update api_token set last_used_at = :now where id = :id")
        .param("now", Instants.of(now))
        .param("id", id)
        .update();
  }

  public List<ApiToken> all() {
    return database.sql(SELECT + "order by t.id").query((row, number) -> token(row)).list();
  }

  /** Makes a token useless; false when there was none. */
  public boolean revoke(long id) {
    return Boolean.TRUE.equals(
        transaction.execute(_ -> {
          Optional<ApiToken> token =
              database
                  .sql(SELECT + "where t.id = :id")
                  .param("id", id)
                  .query((row, number) -> token(row))
                  .optional();
          token.ifPresent(this::remove);
          return token.isPresent();
        }));
  }

  private void remove(ApiToken token) {
    database.sql("delete from api_token where id = :id").param("id", token.id()).update();
    audit.record(AuditAction.TOKEN_REVOKED, object(token.id()), token.name());
  }

  /** Removes all tokens of somebody; returns how many there were. */
  int removeAll(long owner) {
    return database
        .sql("delete from api_token where created_by = :owner")
        .param("owner", owner)
        .update();
  }

  private static String object(long id) {
    return "tokens/" + id;
  }

  private static ApiToken token(ResultSet row) throws SQLException {
    return new ApiToken(
        row.getLong("id"),
        row.getString("name"),
        Role.valueOf(row.getString("role")),
        row.getString("email"),
        Instants.required(row, "created_at"),
        Instants.optional(row, "expires_at").orElse(null),
        Instants.optional(row, "last_used_at").orElse(null));
  }
}
