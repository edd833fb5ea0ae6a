package dev.listkeeper.server.cli;

import dev.listkeeper.problem.Problem;
import dev.listkeeper.problem.ProblemCode;
import dev.listkeeper.server.config.ClientSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Where the server is and what lets us in.
 *
 * @param token empty: none was found
 */
record Access(URI url, String token) {
  private static final String EXAMPLE = "http://127.0.0.1:8080";

  /** What is said on the command line goes before the settings, those before the home folder. */
  static Access find(
      Optional<String> url, Optional<String> token, Map<String, String> environment) {
    ClientSettings settings = ClientSettings.read(environment, Path.of("").toAbsolutePath());
    URI server = url(url.orElse(settings.url()));
    String secret =
        token
            .or(settings::token)
            .orElseGet(() -> isOnThisMachine(server) ? read(settings.tokenFile()) : "");
    return new Access(server, secret.strip());
  }

  /** The home's token is for the server beside it; no other host is to see it. */
  private static boolean isOnThisMachine(URI server) {
    String host = server.getHost().replaceAll("[\\[\\]]", "");
    try {
      return host.equals("localhost") || InetAddress.ofLiteral(host).isLoopbackAddress();
    } catch (IllegalArgumentException aName) {
      return false;
    }
  }

  private static URI url(String text) {
    String stripped = text.strip().replaceFirst("/+$", "");
    if (!stripped.matches("https?://[^\\s/]+(/\\S*)?")) {
      throw new Problem(
          ProblemCode.INVALID_SETTING,
          "'" + text + "' is no address of a server; write one like " + EXAMPLE + ".");
    }
    return URI.create(stripped);
  }

  private static String read(Path file) {
    try {
      return Files.exists(file) ? Files.readString(file) : "";
    } catch (IOException e) {
      throw new Problem(ProblemCode.INVALID_SETTING, "The token in " + file + " can't be read.", e);
    }
  }

  @Override
  public String toString() {
    return "Access[" + url + "]";
  }
}
