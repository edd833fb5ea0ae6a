package dev.listkeeper.server.connect;

import dev.listkeeper.problem.Problem;
import dev.listkeeper.server.security.SealedPlace;
import dev.listkeeper.server.security.SealingLock;
import dev.listkeeper.server.security.SecretBox;
import dev.listkeeper.workspace.Key;
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

  /** Durable when it returns. */
  void save(Key connection, ConnectionSecrets secrets) {
    lock.hold(() -> {
      remove(connection);
      database
          .sql("insert into connection_secret (connection_key, sealed) values (:key, :sealed)")
          .param("key", connection.value())
          .param("sealed", box.seal(mapper.writeValueAsString(secrets), purpose(connection)))
          .update();
    });
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
