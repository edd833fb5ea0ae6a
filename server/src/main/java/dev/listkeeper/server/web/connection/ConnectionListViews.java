package dev.listkeeper.server.web.connection;

import dev.listkeeper.connection.Connection;
import dev.listkeeper.connection.ConnectionState;
import dev.listkeeper.connection.ConnectionState.Stage;
import dev.listkeeper.connection.ConnectionStates;
import dev.listkeeper.server.audit.AuditAction;
import dev.listkeeper.server.audit.AuditLog;
import dev.listkeeper.server.connect.ConnectionHealth;
import dev.listkeeper.server.connect.Health;
import dev.listkeeper.server.web.view.StatusView;
import dev.listkeeper.server.web.view.Words;
import dev.listkeeper.server.workspace.Sections;
import java.text.Collator;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Puts together the list of connections. */
final class ConnectionListViews {
  private final Sections sections;
  private final ConnectionStates states;
  private final ConnectionHealth health;
  private final AuditLog audit;

  ConnectionListViews(
      Sections sections, ConnectionStates states, ConnectionHealth health, AuditLog audit) {
    this.sections = sections;
    this.states = states;
    this.health = health;
    this.audit = audit;
  }

  /** What the list knows of a connection, and is sorted by. */
  private record Row(
      Connection connection,
      Optional<Instant> created,
      ConnectionState state,
      Optional<Health> health) {
    boolean isWell() {
      return state.stage() == Stage.READY && health.map(Health::isWell).orElse(true);
    }
  }

  ConnectionsView of(ConnectionsQuery query, Words words) {
    Map<String, Instant> created = audit.lastTimes(AuditAction.DEFINITION_ADDED, "connections");
    List<Row> all =
        sections.connections().stored().all().stream().map(one -> row(one, created)).toList();
    List<Row> found =
        all.stream()
            .filter(row -> matches(row, query.search()))
            .sorted(order(query, words))
            .toList();
    return new ConnectionsView(
        words.say("connections.state", all.size()),
        !all.isEmpty(),
        query.search(),
        query.sort().word(),
        query.order(),
        heads(query, words),
        found.stream().map(row -> line(row, words)).toList());
  }

  private Row row(Connection connection, Map<String, Instant> created) {
    return new Row(
        connection,
        Optional.ofNullable(created.get("connections/" + connection.key())),
        states.of(connection.key()),
        health.known(connection.key()));
  }

  private static boolean matches(Row row, String search) {
    String wanted = search.toLowerCase(Locale.ROOT);
    return Stream.of(row.connection().displayName(), ConnectionViews.TYPE)
        .anyMatch(text -> text.toLowerCase(Locale.ROOT).contains(wanted));
  }

  private static Comparator<Row> order(ConnectionsQuery query, Words words) {
    Collator letters = Collator.getInstance(words.locale());
    Comparator<Row> byName = Comparator.comparing(row -> row.connection().displayName(), letters);
    Comparator<Row> by =
        switch (query.sort()) {
          case NAME, TYPE -> byName;
          case CREATED -> Comparator.comparing(row -> row.created().orElse(Instant.MIN));
          case ACCESS ->
              Comparator.comparing(
                  row -> words.say("sharing", row.connection().availableTo()), letters);
          case HEALTH -> Comparator.comparing(Row::isWell);
        };
    return (query.descending() ? by.reversed() : by)
        .thenComparing(byName)
        .thenComparing(row -> row.connection().key());
  }

  private static List<ConnectionsView.Head> heads(ConnectionsQuery query, Words words) {
    return Arrays.stream(ConnectionsQuery.Column.values())
        .map(column ->
            new ConnectionsView.Head(
                words.say("connections.column." + column.word()),
                query.by(column).address(),
                sorted(query, column)))
        .toList();
  }

  private static @Nullable String sorted(ConnectionsQuery query, ConnectionsQuery.Column column) {
    if (column != query.sort()) {
      return null;
    }
    return query.descending() ? "descending" : "ascending";
  }

  private static ConnectionsView.Line line(Row row, Words words) {
    StatusView status = ConnectionViews.health(row.state().stage(), row.health(), words);
    return new ConnectionsView.Line(
        row.connection().displayName(),
        ConnectionViews.address(row.connection().key()),
        ConnectionViews.TYPE,
        words.moment(row.created()),
        words.say("sharing", row.connection().availableTo()),
        status,
        row.isWell() ? "" : status.hint());
  }
}
