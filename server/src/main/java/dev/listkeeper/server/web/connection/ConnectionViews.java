package dev.listkeeper.server.web.connection;

import dev.listkeeper.connection.Connection;
import dev.listkeeper.connection.ConnectionState;
import dev.listkeeper.connection.ConnectionState.Stage;
import dev.listkeeper.server.config.PublicAddress;
import dev.listkeeper.server.config.Settings;
import dev.listkeeper.server.connect.ConnectionHealth;
import dev.listkeeper.server.connect.ConnectionSetup;
import dev.listkeeper.server.connect.Health;
import dev.listkeeper.server.security.CurrentUser;
import dev.listkeeper.server.web.view.StatusView;
import dev.listkeeper.server.web.view.Words;
import dev.listkeeper.server.workspace.Sections;
import dev.listkeeper.workspace.Key;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Puts together what is known of a connection. */
final class ConnectionViews {
  /** A name, the same in every language. */
  static final String TYPE = "Constant Contact";

  private final Sections sections;
  private final ConnectionSetup setup;
  private final ConnectionHealth health;
  private final HealthViews healthViews;
  private final PublicAddress address;
  private final Settings settings;

  ConnectionViews(
      Sections sections,
      ConnectionSetup setup,
      ConnectionHealth health,
      HealthViews healthViews,
      PublicAddress address,
      Settings settings) {
    this.sections = sections;
    this.setup = setup;
    this.health = health;
    this.healthViews = healthViews;
    this.address = address;
    this.settings = settings;
  }

  ConnectionView one(Connection connection, CurrentUser user, Words words) {
    ConnectionState state = setup.state(connection.key());
    Optional<Health> known = health.known(connection.key());
    boolean me = state.exportUser().filter(user.email()::equals).isPresent();
    return new ConnectionView(
        connection.displayName(),
        address(connection.key()),
        state.stage() == Stage.DRAFT,
        words.say("sharing", connection.availableTo()),
        health(state.stage(), known, words),
        state
            .agreement()
            .map(one ->
                words.say("step.agreed", one.by(), words.moment(one.at()).text(), one.statement()))
            .orElse(null),
        state.account().map(HealthViews::account).orElse(null),
        setup.clientId(connection.key()).orElse(""),
        address.get().resolve(ConnectionSetup.CALLBACK).toString(),
        notice(),
        state.exportUser().orElse(null),
        state.stage() == Stage.NEEDS_EXPORT_USER,
        !me,
        state.agreement().isPresent()
            && state.account().isPresent()
            && state.exportUser().isPresent(),
        words.number(connection.limit().orElse(Connection.LIMIT)),
        known.map(one -> healthViews.of(one, words)).orElse(null),
        users(connection.key()));
  }

  HealthView health(Health found, Words words) {
    return healthViews.of(found, words);
  }

  /** Where the operator's privacy notice is; null when there is none. */
  @Nullable String notice() {
    return settings.privacyNotice().map(URI::toString).orElse(null);
  }

  private List<ConnectionView.User> users(Key connection) {
    return sections.exports().stored().all().stream()
        .filter(export -> export.connection().equals(Optional.of(connection)))
        .map(export -> new ConnectionView.User(export.displayName(), "/exports/" + export.key()))
        .toList();
  }

  static String address(Key connection) {
    return "/connections/" + connection;
  }

  /** The stage decides; what the service said lately can only make it worse. */
  static StatusView health(Stage stage, Optional<Health> known, Words words) {
    boolean bad = stage == Stage.READY && known.filter(one -> !one.isWell()).isPresent();
    if (bad) {
      return new StatusView(words.say("health.bad"), "alert", "bad", words.say("health.bad.hint"));
    }
    String word = words.say("stage", stage);
    String hint = words.say("stage.hint", stage);
    return switch (stage) {
      case DRAFT -> new StatusView(word, "circle", "quiet", hint);
      case READY -> new StatusView(word, "check", "good", hint);
      case RECONNECT_NEEDED, NEEDS_EXPORT_USER -> new StatusView(word, "alert", "bad", hint);
    };
  }
}
