package dev.listkeeper.server.notify;

import dev.listkeeper.connection.Connection;
import dev.listkeeper.connection.ConnectionState.Stage;
import dev.listkeeper.connection.ConnectionStates;
import dev.listkeeper.server.audit.AuditAction;
import dev.listkeeper.workspace.Definitions;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Connections that have to be authenticated again. */
final class ConnectionEvents implements EventSource {
  private final JdbcClient database;
  private final Definitions<Connection> connections;
  private final ConnectionStates states;
  private final Clock clock;

  ConnectionEvents(
      JdbcClient database,
      Definitions<Connection> connections,
      ConnectionStates states,
      Clock clock) {
    this.database = database;
    this.connections = connections;
    this.states = states;
    this.clock = clock;
  }

  @Override
  public List<Event> look() {
    return connections.all().stream()
        .filter(one -> states.of(one.key()).stage() == Stage.RECONNECT_NEEDED)
        .map(this::event)
        .toList();
  }

  private Event event(Connection connection) {
    String subject = "connections/" + connection.key();
    return new Event(
        "reconnect " + connection.key() + " " + lastAuthenticated(subject),
        Event.Kind.RECONNECT_NEEDED,
        Event.Form.CONNECTION_BROKEN,
        subject,
        connection.displayName(),
        "/" + subject,
        List.of(),
        clock.instant(),
        Optional.empty());
  }

  /** Each sign-in can be lost once: its entry in the audit tells one loss from the next. */
  private long lastAuthenticated(String subject) {
    return database
        .sql(
            "select coalesce(max(id), 0) from audit_entry where object = :object and action = :action")
        .param("object", subject)
        .param("action", AuditAction.CONNECTION_AUTHENTICATED.name())
        .query(Long.class)
        .single();
  }
}
