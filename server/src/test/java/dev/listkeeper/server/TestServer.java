package dev.listkeeper.server;

import dev.listkeeper.server.config.Settings;
import dev.listkeeper.server.config.SettingsReader;
import dev.listkeeper.server.security.Role;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** A real server on a free port with a home of its own. */
public final class TestServer implements AutoCloseable {
  /** Of everybody in tests. */
  public static final String PASSWORD = "correct horse battery";

  private final RunningServer server;
  private final String setupToken;

  private TestServer(RunningServer server) {
    this.server = server;
    this.setupToken =
        server.setupLink().map(link -> link.getPath().substring("/setup/".length())).orElse("");
  }

  public static TestServer start(Path home) {
    return start(home, Map.of(), Clock.systemUTC());
  }

  public static TestServer start(Path home, Map<String, String> settings, Clock clock) {
    return new TestServer(RunningServer.start(settings(home, settings), clock));
  }

  public static Settings settings(Path home, Map<String, String> more) {
    Map<String, String> all = new HashMap<>();
    all.put("LISTKEEPER_HOME", home.toString());
    all.put("LISTKEEPER_PORT", "0");
    all.put("LISTKEEPER_TIME_ZONE", "Europe/Tallinn");
    all.putAll(more);
    return SettingsReader.read(all, home);
  }

  public URI address() {
    return server.address();
  }

  /** The token of the one-time link; empty when none was issued. */
  public String setupToken() {
    return setupToken;
  }

  /** Creates the first administrator, ann@example.org, and returns a client with her token. */
  public Browser asAdministrator() {
    String body =
        Browser.at(this)
            .post(
                "/api/v1/setup",
                """
                {"token": "%s", "displayName": "Ann", "email": "ann@example.org",
                 "password": "%s"}
                """
                    .formatted(setupToken, PASSWORD))
            .body();
    return Browser.at(this)
        .withToken(JsonMapper.shared().readTree(body).get("apiToken").stringValue());
  }

  public <T> T part(String name, Class<T> type) {
    return server.part(name, type);
  }

  /**
   * Invites somebody, who chooses the password of everybody.
   *
   * @param administrator who invites
   * @return their browser, signed in
   */
  public Browser invite(Browser administrator, String email, Role role) {
    String body =
        administrator
            .post(
                "/api/v1/users",
                "{\"email\":\"%s\",\"displayName\":\"%s\",\"role\":\"%s\"}"
                    .formatted(email, email.substring(0, email.indexOf('@')), role))
            .body();
    String link = JsonMapper.shared().readTree(body).get("link").stringValue();
    Browser.at(this)
        .post(
            "/api/v1/password",
            "{\"token\":\"%s\",\"password\":\"%s\"}"
                .formatted(link.substring(link.lastIndexOf('/') + 1), PASSWORD));
    Browser browser = Browser.at(this);
    browser.signIn(email, PASSWORD);
    return browser;
  }

  /** A one-time link by which a user chooses a new password, as the operator gets it. */
  public URI passwordLink(String email) {
    return server.passwordLink(email);
  }

  /** A part of the server. */
  public <T> T part(Class<T> type) {
    return server.part(type);
  }

  @Override
  public void close() {
    server.close();
  }
}
