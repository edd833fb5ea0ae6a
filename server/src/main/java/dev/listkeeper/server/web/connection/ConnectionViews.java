package dev.listkeeper.server.web.connection;

import dev.listkeeper.connection.Connection;
import dev.listkeeper.connection.ConnectionState;
import dev.listkeeper.connection.ConnectionState.Stage;
import dev.listkeeper.server.config.PublicAddress;
import dev.listkeeper.server.connect.ConnectionSetup;
import dev.listkeeper.server.web.connection.ConnectionView.Step;
import dev.listkeeper.server.web.view.StatusView;
import dev.listkeeper.server.web.view.Words;
import dev.listkeeper.server.workspace.Sections;
import java.util.List;
import java.util.Optional;

/** Puts together what is known of connections. */
final class ConnectionViews {
  private final Sections sections;
  private final ConnectionSetup setup;
  private final PublicAddress address;

  ConnectionViews(Sections sections, ConnectionSetup setup, PublicAddress address) {
    this.sections = sections;
    this.setup = setup;
    this.address = address;
  }

  ConnectionsView list(Words words) {
    List<ConnectionsView.Line> lines =
        sections.connections().stored().all().stream().map(one -> line(one, words)).toList();
    return new ConnectionsView(words.say("connections.state", lines.size()), lines);
  }

  private ConnectionsView.Line line(Connection connection, Words words) {
    ConnectionState state = setup.state(connection.key());
    return new ConnectionsView.Line(
        connection.displayName(),
        address(connection),
        account(state),
        words.say("sharing", connection.availableTo()),
        health(state.stage(), words));
  }

  ConnectionView one(Connection connection, Words words) {
    ConnectionState state = setup.state(connection.key());
    boolean agreed = state.agreement().isPresent();
    boolean authenticated = state.account().isPresent();
    boolean named = state.exportUser().isPresent();
    return new ConnectionView(
        connection.displayName(),
        address(connection),
        words.say("sharing", connection.availableTo()),
        health(state.stage(), words),
        account(state),
        address.get().resolve(ConnectionSetup.CALLBACK).toString(),
        step(
            state
                .agreement()
                .map(one -> words.say("step.agreed", one.by(), words.moment(one.at()).text())),
            true),
        step(
            state.account().map(one -> words.say("step.authenticated", one.name(), one.id())),
            agreed),
        step(state.exportUser().map(one -> words.say("step.acting", one)), authenticated),
        step(
            Optional.of(words.say("step.saved")).filter(_ -> state.stage() != Stage.DRAFT),
            agreed && authenticated && named),
        sections.exports().stored().all().stream()
            .filter(export -> export.connection().equals(Optional.of(connection.key())))
            .map(
                export -> new ConnectionView.User(export.displayName(), "/exports/" + export.key()))
            .toList());
  }

  static String address(Connection connection) {
    return "/connections/" + connection.key();
  }

  private static Step step(Optional<String> done, boolean open) {
    return new Step(done.orElse(null), open);
  }

  private static String account(ConnectionState state) {
    return state.account().map(ConnectionState.Account::name).orElse("");
  }

  private static StatusView health(Stage stage, Words words) {
    String hint = words.say("stage.hint", stage);
    return switch (stage) {
      case DRAFT -> new StatusView(words.say("stage", stage), "circle", "quiet", hint);
      case READY -> new StatusView(words.say("stage", stage), "check", "good", hint);
      case RECONNECT_NEEDED -> new StatusView(words.say("stage", stage), "alert", "bad", hint);
    };
  }
}
