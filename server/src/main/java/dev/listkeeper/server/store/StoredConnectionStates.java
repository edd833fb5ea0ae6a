package dev.listkeeper.server.store;

import dev.listkeeper.connection.ConnectionState;
import dev.listkeeper.connection.ConnectionStates;
import dev.listkeeper.workspace.Key;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.json.JsonMapper;

/** How far connections are set up, a row each. */
public final class StoredConnectionStates implements ConnectionStates {
  private final JdbcClient database;
  private final JsonMapper mapper;
  private final TransactionOperations transaction;

  public StoredConnectionStates(
      JdbcClient database, JsonMapper mapper, TransactionOperations transaction) {
    this.database = database;
    this.mapper = mapper;
    this.transaction = transaction;
  }

  @Override
  public ConnectionState of(Key connection) {
    return database
        .sql("select body from connection_state where connection_key = :key")
        .param("key", connection.value())
        .query(String.class)
        .optional()
        .map(body -> mapper.readValue(body, ConnectionState.class))
        .orElseGet(() -> ConnectionState.draft(connection));
  }

  @Override
  public void save(ConnectionState state) {
    transaction.executeWithoutResult(status -> {
      database
          .sql("delete from connection_state where connection_key = :key")
          .param("key", state.connection().value())
          .update();
      database
          .sql("insert into connection_state (connection_key, body) values (:key, :body)")
          .param("key", state.connection().value())
          .param("body", mapper.writeValueAsString(state))
          .update();
    });
  }
}
