package dev.listkeeper.server.connect;

import dev.listkeeper.server.security.SecretBox;
import dev.listkeeper.workspace.Key;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.json.JsonMapper;

/** Keeps the secrets of connections, sealed. */
public final class ConnectionVault {
  private final JdbcClient database;
  private final TransactionOperations transaction;
  private final SecretBox box;
  private final JsonMapper mapper;

  public ConnectionVault(
      JdbcClient database, TransactionOperations transaction, SecretBox box, JsonMapper mapper) {
    this.database = database;
    this.transaction = transaction;
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
    String sealed = box.seal(mapper.writeValueAsString(secrets), purpose(connection));
    transaction.executeWithoutResult(status -> {
      remove(connection);
      database
          .sql("insert into connection_secret (connection_key, sealed) values (:key, :sealed)")
          .param("key", connection.value())
          .param("sealed", sealed)
          .update();
    });
  }

  void remove(Key connection) {
    database
        .sql("delete from connection_secret where connection_key = :key")
        .param("key", connection.value())
        .update();
  }

  private static String purpose(Key connection) {
    return "connection/" + connection;
  }
}
