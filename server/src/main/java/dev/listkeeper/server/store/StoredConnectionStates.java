package dev.listkeeper.server.store;

import dev.listkeeper.connection.ConnectionState;
import dev.listkeeper.connection.ConnectionStates;
import dev.listkeeper.workspace.Key;
import java.util.function.Predicate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.json.JsonMapper;

/**
 * How far connections are set up, a row each; whether the export user may act is looked up anew.
 */
public final class StoredConnectionStates implements ConnectionStates {
  private final JdbcClient database;
  private final JsonMapper mapper;
  private final TransactionOperations transaction;
  private final Predicate<String> mayAct;

  /**
   * @param mayAct whether exports may run in the name of the person with this e-mail address
   */
  public StoredConnectionStates(
      JdbcClient database,
      JsonMapper mapper,
      TransactionOperations transaction,
      Predicate<String> mayAct) {
    this.mayAct = mayAct;
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
        .map(state -> state.knowing(state.exportUser().filter(mayAct).isPresent()))
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
          .param("body", mapper.writeValueAsString(state.knowing(true)))
          .update();
    });
  }
}
