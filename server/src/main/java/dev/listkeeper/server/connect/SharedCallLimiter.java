package dev.listkeeper.server.connect;

import dev.listkeeper.constantcontact.limit.Budget;
import dev.listkeeper.constantcontact.limit.CallKind;
import dev.listkeeper.constantcontact.limit.CallLimiter;
import dev.listkeeper.constantcontact.limit.Limits;
import dev.listkeeper.constantcontact.limit.Permit;
import dev.listkeeper.constantcontact.limit.Purpose;
import dev.listkeeper.server.security.RandomToken;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Counts the calls of each API key in the database, for all connections, runs and processes. Each
 * call locks the key's row for a moment: at four calls a second that is no load, while blocks of
 * calls leased to a process would make the others wait and be lost with it.
 *
 * <p>The clocks of the processes have to agree: where one is ahead of another by some time, calls
 * can come that much closer together than they should.
 */
public final class SharedCallLimiter implements CallLimiter {
  private final JdbcClient database;
  private final TransactionTemplate transaction;
  private final Limits limits;
  private final Clock clock;

  public SharedCallLimiter(
      JdbcClient database, PlatformTransactionManager manager, Limits limits, Clock clock) {
    this.database = database;
    // Of its own: a call that was made stays counted, whatever becomes of the caller's work.
    this.transaction = new TransactionTemplate(manager);
    this.transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    this.limits = limits;
    this.clock = clock;
  }

  @Override
  public Permit reserve(String apiKey, CallKind kind, Purpose purpose) {
    return change(
        apiKey,
        use -> {
          ApiKeyUse.Reserved reserved = use.reserve(kind, purpose, limits, now());
          return new Changed<>(reserved.use(), reserved.permit());
        });
  }

  @Override
  public void throttled(String apiKey, CallKind kind) {
    change(apiKey, use -> new Changed<>(use.throttled(kind, now()), kind));
  }

  @Override
  public Instant quotaExceeded(String apiKey) {
    return change(
        apiKey,
        use -> {
          ApiKeyUse refused = use.quotaExceeded(now());
          return new Changed<>(refused, refused.opens());
        });
  }

  @Override
  public Budget budget(String apiKey, Purpose purpose) {
    return database
        .sql("select * from api_key_use where api_key = :key")
        .param("key", RandomToken.hash(apiKey))
        .query((row, number) -> use(row))
        .optional()
        .orElse(ApiKeyUse.NONE)
        .budget(purpose, limits, now());
  }

  /** The budget of every key that was ever used, by the first eight characters of its hash. */
  public Map<String, Budget> budgets(Purpose purpose) {
    Map<String, Budget> budgets = new LinkedHashMap<>();
    Instant now = now();
    database
        .sql("select * from api_key_use order by api_key")
        .query((row, number) ->
            budgets.put(
                row.getString("api_key").substring(0, 8), use(row).budget(purpose, limits, now)))
        .list();
    return budgets;
  }

  public Limits limits() {
    return limits;
  }

  private record Changed<T>(ApiKeyUse use, T result) {}

  private <T> T change(String apiKey, Function<ApiKeyUse, Changed<T>> change) {
    String key = RandomToken.hash(apiKey);
    return Objects.requireNonNull(
        transaction.execute(status -> {
          Changed<T> changed = change.apply(locked(key));
          save(key, changed.use());
          return changed.result();
        }));
  }

  private ApiKeyUse locked(String key) {
    return tryLocked(key)
        .orElseGet(() -> {
          insert(key);
          return tryLocked(key).orElseThrow();
        });
  }

  private Optional<ApiKeyUse> tryLocked(String key) {
    return database
        .sql("select * from api_key_use where api_key = :key for update")
        .param("key", key)
        .query((row, number) -> use(row))
        .optional();
  }

  private void insert(String key) {
    withValues(
            database.sql(
                """
                insert into api_key_use (api_key, used_on, used, api_free, token_free, opens)
                values (:key, :on, :used, :api, :token, :opens)
                on conflict do nothing
                """),
            key,
            ApiKeyUse.NONE)
        .update();
  }

  private void save(String key, ApiKeyUse use) {
    withValues(
            database.sql(
                """
                update api_key_use
                set used_on = :on, used = :used, api_free = :api, token_free = :token, opens = :opens
                where api_key = :key
                """),
            key,
            use)
        .update();
  }

  private static JdbcClient.StatementSpec withValues(
      JdbcClient.StatementSpec statement, String key, ApiKeyUse use) {
    return statement
        .param("key", key)
        .param("on", use.day())
        .param("used", use.used())
        .param("api", use.apiFree().atOffset(ZoneOffset.UTC))
        .param("token", use.tokenFree().atOffset(ZoneOffset.UTC))
        .param("opens", use.opens().atOffset(ZoneOffset.UTC));
  }

  private static ApiKeyUse use(ResultSet row) throws SQLException {
    return new ApiKeyUse(
        row.getObject("used_on", LocalDate.class),
        row.getInt("used"),
        instant(row, "api_free"),
        instant(row, "token_free"),
        instant(row, "opens"));
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
