package dev.listkeeper.server.connect;

import dev.listkeeper.constantcontact.auth.Tokens;
import dev.listkeeper.problem.Problem;
import dev.listkeeper.server.security.SealedPlace;
import dev.listkeeper.server.security.SealingLock;
import dev.listkeeper.server.security.SecretBox;
import dev.listkeeper.workspace.Key;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** Keeps the secrets of connections, sealed. */
public final class ConnectionVault implements SealedPlace {
  private final JdbcClient database;
  private final SealingLock lock;
  private final SecretBox box;
  private final JsonMapper mapper;

  public ConnectionVault(JdbcClient database, SealingLock lock, SecretBox box, JsonMapper mapper) {
    this.database = database;
    this.lock = lock;
    this.box = box;
    this.mapper = mapper;
  }

  Optional<ConnectionSecrets> find(Key connection) {
    return database
        .sql("select sealed from connection_secret where connection_key = :key")
        .param("key", connection.value())
        .query(String.class)
        .optional()
        .map(sealed ->
            mapper.readValue(box.open(sealed, purpose(connection)), ConnectionSecrets.class));
  }

  /** Durable when it returns; a refresh under way can't overwrite it any more. */
  void save(Key connection, ConnectionSecrets secrets) {
    lock.hold(() -> {
      if (update(connection, secrets) == 0) {
        database
            .sql("insert into connection_secret (connection_key, sealed) values (:key, :sealed)")
            .param("key", connection.value())
            .param("sealed", sealed(connection, secrets))
            .update();
      }
    });
  }

  private int update(Key connection, ConnectionSecrets secrets) {
    return database
        .sql(
            """
            update connection_secret
            set sealed = :sealed, refresh_holder = null, refresh_until = null
            where connection_key = :key
            """)
        .param("key", connection.value())
        .param("sealed", sealed(connection, secrets))
        .update();
  }

  private String sealed(Key connection, ConnectionSecrets secrets) {
    return box.seal(mapper.writeValueAsString(secrets), purpose(connection));
  }

  /**
   * Records that a refresh has started, unless another is under way; false then, or when there are
   * no secrets.
   */
  boolean beginRefresh(Key connection, String holder, Instant now, Duration lease) {
    return database
            .sql(
                """
                update connection_secret set refresh_holder = :holder, refresh_until = :until
                where connection_key = :key and (refresh_holder is null or refresh_until < :now)
                """)
            .param("key", connection.value())
            .param("holder", holder)
            .param("now", now.atOffset(ZoneOffset.UTC))
            .param("until", now.plus(lease).atOffset(ZoneOffset.UTC))
            .update()
        > 0;
  }

  /** Keeps the new tokens and ends the refresh; false when it is the holder's no longer. */
  boolean endRefresh(Key connection, String holder, Tokens fresh, Instant at) {
    boolean[] kept = {false};
    lock.hold(() -> {
      if (holdsRefresh(connection, holder)) {
        update(connection, find(connection).orElseThrow().with(fresh, at));
        kept[0] = true;
      }
    });
    return kept[0];
  }

  private boolean holdsRefresh(Key connection, String holder) {
    return database
        .sql(
            """
            select connection_key from connection_secret
            where connection_key = :key and refresh_holder = :holder for update
            """)
        .param("key", connection.value())
        .param("holder", holder)
        .query(String.class)
        .optional()
        .isPresent();
  }

  /** Ends a refresh without new tokens; nothing when it has ended. */
  void giveUpRefresh(Key connection, String holder) {
    database
        .sql(
            """
            update connection_secret set refresh_holder = null, refresh_until = null
            where connection_key = :key and refresh_holder = :holder
            """)
        .param("key", connection.value())
        .param("holder", holder)
        .update();
  }

  /** For the only process there is, at its start: whoever was refreshing is gone. */
  public void giveUpAllRefreshes() {
    database
        .sql("update connection_secret set refresh_holder = null, refresh_until = null")
        .update();
  }

  void remove(Key connection) {
    database
        .sql("delete from connection_secret where connection_key = :key")
        .param("key", connection.value())
        .update();
  }

  @Override
  public Resealed reseal() {
    int renewed = 0;
    int lost = 0;
    for (Row row : rows()) {
      if (box.isOfNewestKey(row.sealed())) {
        continue;
      }
      if (reseal(row)) {
        renewed++;
      } else {
        lost++;
      }
    }
    return new Resealed(renewed, lost);
  }

  private boolean reseal(Row row) {
    String purpose = purpose(row.connection());
    String secret;
    try {
      secret = box.open(row.sealed(), purpose);
    } catch (Problem noKeyOpensIt) {
      return false;
    }
    database
        .sql("update connection_secret set sealed = :sealed where connection_key = :key")
        .param("sealed", box.seal(secret, purpose))
        .param("key", row.connection().value())
        .update();
    return true;
  }

  private record Row(Key connection, String sealed) {}

  private List<Row> rows() {
    return database
        .sql("select connection_key, sealed from connection_secret order by connection_key")
        .query((row, number) ->
            new Row(new Key(row.getString("connection_key")), row.getString("sealed")))
        .list();
  }

  private static String purpose(Key connection) {
    return "connection/" + connection;
  }
}
