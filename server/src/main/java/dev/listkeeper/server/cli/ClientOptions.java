package dev.listkeeper.server.cli;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What all commands that talk to a server understand. */
final class ClientOptions {
  @Option(
      names = "--url",
      paramLabel = "URL",
      description =
          "Where the server is (LISTKEEPER_URL; default: LISTKEEPER_PORT on this machine).")
  private @Nullable String url;

  @Option(
      names = "--token",
      paramLabel = "TOKEN",
      description =
          "The API token (LISTKEEPER_TOKEN; default, for a server on this machine: the file token in LISTKEEPER_HOME).")
  private @Nullable String token;

  @Option(names = "--json", description = "Answer with JSON, for programs.")
  private boolean json;

  boolean json() {
    return json;
  }

  Api connect(Map<String, String> environment) {
    return new Api(Access.find(Optional.ofNullable(url), Optional.ofNullable(token), environment));
  }
}
