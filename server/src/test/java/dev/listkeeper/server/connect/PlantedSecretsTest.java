package dev.listkeeper.server.connect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.listkeeper.server.AllPages;
import dev.listkeeper.server.Browser;
import dev.listkeeper.server.Hunt;
import dev.listkeeper.server.SandboxedServer;
import dev.listkeeper.server.TestServer;
import dev.listkeeper.server.cli.CommandLineRun;
import dev.listkeeper.workspace.Key;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** Secrets are planted in a server that works, and looked for wherever it leaves anything. */
class PlantedSecretsTest {
  @TempDir Path home;
  @TempDir Path backups;
  private final Map<String, String> secrets = new HashMap<>();
  private final Map<String, String> answers = new HashMap<>();
  private final Map<String, String> printed = new HashMap<>();

  @Test
  void noSecretStandsInAnyFileAnswerOrOutput() throws Exception {
    Path keyFile = home.resolve("keys/secret.json");
    Hunt whileItRuns;
    try (SandboxedServer server = SandboxedServer.start(home)) {
      work(server);
      readEverything(server);
      whileItRuns = hunt(keyFile);
    }
    Hunt afterwards = hunt(keyFile);

    assertThat(secrets).hasSize(11).doesNotContainValue("");
    assertThat(whileItRuns.found()).isEmpty();
    assertThat(afterwards.found()).isEmpty();
  }

  @Test
  void theHuntFindsWhatIsThere() throws Exception {
    secrets.put("display name", "Loyal customers");
    secrets.put("table", "people.csv");
    try (SandboxedServer server = SandboxedServer.start(home)) {
      server.applyWorkspaceFile();
      readEverything(server);

      assertThat(hunt().found())
          .contains(
              "display name in " + home.resolve("database/listkeeper.mv.db"),
              "display name in GET /api/v1/segments",
              "display name in GET /segments");
    }
  }

  private Hunt hunt(Path... leftOut) {
    Hunt hunt = new Hunt(secrets);
    hunt.inFolder(home, leftOut);
    hunt.inFolder(backups);
    answers.forEach(hunt::in);
    printed.forEach(hunt::in);
    return hunt;
  }

  /** A connection, runs, a refreshed token, a renewed key, and failures. */
  private void work(SandboxedServer server) throws Exception {
    secrets.put("set-up link", server.server().setupToken());
    secrets.put("password", TestServer.PASSWORD);
    secrets.put("client secret", server.sandbox().clientSecret());
    secrets.put("first key", key());
    String token =
        JsonMapper.shared()
            .readTree(
                server
                    .administrator()
                    .post("/api/v1/tokens", "{\"name\":\"cli\",\"role\":\"ADMINISTRATOR\"}")
                    .body())
            .get("token")
            .asString();
    secrets.put("API token", token);
    server.connect();
    plantTokens("first", server);
    run(server, token, "refresh", "--wait");
    server.sandbox().expireAccessTokens();
    run(server, token, "export", "run", "newsletter", "--wait", "--json");
    plantTokens("second", server);
    run(server, token, "key", "rotate");
    secrets.put("second key", key());
    secrets.put("wrong API token", "lk_a-token-that-nobody-ever-made");
    run(server, secrets.get("wrong API token"), "segment", "count", "loyal");
    run(server, token, "export-config");
    run(server, token, "export", "status", "newsletter", "1");
    run(server, token, "backup", backups.resolve("whole.zip").toString());
    unpack(backups.resolve("whole.zip"));
    server.sandbox().revokeRefreshTokens();
    server.sandbox().expireAccessTokens();
    run(server, token, "export", "run", "newsletter", "--wait");
  }

  /** Packed, nobody would find anything in it. */
  private void unpack(Path backup) throws IOException {
    try (ZipFile zip = new ZipFile(backup.toFile())) {
      for (ZipEntry entry : zip.stream().toList()) {
        Path file = backups.resolve("unpacked").resolve(entry.getName());
        Files.createDirectories(file.getParent());
        try (InputStream in = zip.getInputStream(entry)) {
          Files.copy(in, file);
        }
      }
    }
  }

  private String key() throws IOException {
    return JsonMapper.shared()
        .readTree(Files.readString(home.resolve("keys/secret.json")))
        .at("/key/0/keyData/value")
        .asString();
  }

  private void plantTokens(String when, SandboxedServer server) {
    ConnectionSecrets kept =
        server
            .server()
            .part("connectionVault", ConnectionVault.class)
            .find(new Key("cc"))
            .orElseThrow();
    secrets.put("access token, " + when, kept.accessToken());
    secrets.put("refresh token, " + when, kept.refreshToken().orElseThrow());
  }

  private void readEverything(SandboxedServer server) {
    Browser page = Browser.at(server.server());
    page.submit(
        "/sign-in", "/sign-in", Map.of("email", TestServer.PASSWORD, "password", "typed too soon"));
    page.submit(
        "/sign-in",
        "/sign-in",
        Map.of("email", "ann@example.org", "password", TestServer.PASSWORD));
    List<String> addresses = AllPages.of(server.server());
    addresses.forEach(address -> {
      Browser reader = address.startsWith("/api/") ? server.administrator() : page;
      HttpResponse<String> answer = reader.get(address);
      answers.put("GET " + address, answer.headers().map() + answer.body());
    });
    assertThat(addresses).as("every page and endpoint").hasSizeGreaterThan(40);
    answers.put("GET /api/v1/openapi.json", page.get("/api/v1/openapi.json").body());
  }

  private void run(SandboxedServer server, String token, String... words) {
    CommandLineRun run =
        CommandLineRun.of(
            Stream.concat(
                    Stream.of(words),
                    Stream.of("--url", server.server().address().toString(), "--token", token))
                .toArray(String[]::new));
    printed.merge(String.join(" ", words), run.out() + run.err(), String::concat);
  }
}
