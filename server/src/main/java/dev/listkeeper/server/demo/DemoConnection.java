package dev.listkeeper.server.demo;

import dev.listkeeper.connection.ConnectionState;
import dev.listkeeper.connection.ConnectionStates;
import dev.listkeeper.constantcontact.sandbox.Sandbox;
import dev.listkeeper.server.RunningServer;
import dev.listkeeper.server.connect.ConnectionSetup;
import dev.listkeeper.server.security.CurrentUser;
import dev.listkeeper.workspace.Key;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Signs the demo's connection in to the sandbox, as an Administrator and a browser would. */
final class DemoConnection {
  static final Key KEY = new Key("sandbox");

  private final RunningServer server;
  private final Sandbox sandbox;

  DemoConnection(RunningServer server, Sandbox sandbox) {
    this.server = server;
    this.sandbox = sandbox;
  }

  /** Does nothing when the connection is ready already. */
  void setUp(CurrentUser user) {
    if (server.part(ConnectionStates.class).of(KEY).stage() == ConnectionState.Stage.READY) {
      return;
    }
    ConnectionSetup setup = server.part(ConnectionSetup.class);
    setup.agree(KEY, user);
    Map<String, String> back =
        consent(
            setup.begin(
                KEY,
                new ConnectionSetup.Application(sandbox.clientId(), sandbox.clientSecret(), false),
                user));
    setup.finish(
        Optional.ofNullable(back.get("state")),
        Optional.ofNullable(back.get("code")),
        Optional.ofNullable(back.get("error")),
        user);
    setup.addExportUser(KEY, user);
    setup.save(KEY, user);
  }

  /** What the consent page sends the browser back with. */
  private static Map<String, String> consent(URI page) {
    try (HttpClient browser = HttpClient.newHttpClient()) {
      String back =
          browser
              .send(HttpRequest.newBuilder(page).build(), BodyHandlers.discarding())
              .headers()
              .firstValue("Location")
              .orElseThrow(
                  () -> new IllegalStateException("The sandbox did not answer with a way back."));
      return parameters(URI.create(back).getRawQuery());
    } catch (IOException e) {
      throw new UncheckedIOException("The sandbox's consent page could not be reached.", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("The demo was stopped while it connected.", e);
    }
  }

  private static Map<String, String> parameters(String query) {
    return Arrays.stream(query.split("&"))
        .map(pair -> pair.split("=", 2))
        .collect(
            Collectors.toMap(
                pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
  }
}
