package dev.listkeeper.server.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.listkeeper.server.AllPages;
import dev.listkeeper.server.Browser;
import dev.listkeeper.server.Hunt;
import dev.listkeeper.server.SandboxedServer;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Addresses and a name are planted wherever a log could take them, and looked for in it. */
class LoggedPersonalDataTest {
  private static final String NAME = "Plantedsurname";

  /** A field too many, no number among numbers, an address that is none. */
  private static final String ROWS_THAT_ARE_REFUSED =
      """
      id,email,first_name,points
      1,ann@example.org,Ann,800
      2,planted.more@example.org,%1$s,20,planted.more@example.org
      3,cilla@example.org,Cilla,900
      4,planted..wrong@example..org,%1$s,950
      5,planted.number@example.org,%1$s,planted.number@example.org
      """;

  /** The same key twice, and a quote that is never closed. */
  private static final String ROWS_THAT_STOP_THE_READ =
      """
      id,email,first_name,points
      planted.twice@example.org,planted.twice@example.org,%1$s,900
      planted.twice@example.org,planted.twice@example.org,%1$s,900
      6,"planted.open@example.org,%1$s,900
      """;

  private static final Map<String, String> PLANTED =
      Map.of(
          "any address", "planted.",
          "the name", NAME,
          "the administrator", "ann@example.org",
          "a customer", "cilla@example.org");

  @TempDir Path home;

  @ParameterizedTest
  @ValueSource(strings = {"text", "json"})
  void nothingOfPeopleIsLogged(String format) throws Exception {
    Files.writeString(home.resolve("listkeeper.properties"), "LISTKEEPER_LOG_FORMAT=" + format);
    try (SandboxedServer server = SandboxedServer.start(home)) {
      server.connect();
      server.refresh();
      plant(ROWS_THAT_ARE_REFUSED);
      server.refresh();
      plant(ROWS_THAT_STOP_THE_READ);
      server.refresh();
      plantInRequests(server);
      plantInDamagedFiles();
      readEverything(server);
      server.refresh();
      server.sandbox().revokeRefreshTokens(); // runs fail from now on
      server.sandbox().expireAccessTokens();
      server.refresh();
      LoggerFactory.getLogger("test")
          .error(
              "About {}\nand more",
              "planted.message@example.org",
              new IllegalStateException("Row planted.exception@example.org, " + NAME));
    }

    Hunt hunt = new Hunt(PLANTED);
    hunt.inFolder(home.resolve("processes"));
    assertThat(hunt.found()).isEmpty();
    List<String> lines = Files.readAllLines(home.resolve("processes/1/listkeeper.log"));
    if (format.equals("json")) {
      assertJson(lines);
    } else {
      assertText(lines);
    }
  }

  private static void assertText(List<String> lines) {
    assertThat(lines)
        .anyMatch(line -> line.contains("About [address] and more"))
        .anyMatch(line -> line.equals("java.lang.IllegalStateException"))
        .anyMatch(line -> line.contains("export=newsletter") && line.contains("run=1"));
  }

  private static void assertJson(List<String> lines) {
    List<JsonNode> events = lines.stream().map(JsonMapper.shared()::readTree).toList();
    assertThat(events)
        .allMatch(event -> event.hasNonNull("@timestamp"))
        .anyMatch(event -> event.path("message").asString().startsWith("About [address]"))
        .anyMatch(event ->
            event.at("/error/stack_trace").asString().startsWith("java.lang.IllegalStateException"))
        .anyMatch(event ->
            event.path("export").asString().equals("newsletter")
                && event.path("run").asString().equals("1"));
  }

  private void plant(String rows) throws IOException {
    Files.writeString(home.resolve("inbox/people.csv"), rows.formatted(NAME));
  }

  private static void plantInRequests(SandboxedServer server) {
    Browser stranger = Browser.at(server.server());
    for (int i = 0; i < 5; i++) {
      stranger.submit(
          "/sign-in", "/sign-in", Map.of("email", "planted.in@example.org", "password", NAME));
    }
    stranger.post(
        "/api/v1/setup",
        "{\"token\":\"x\",\"displayName\":\"%s\",\"email\":\"planted.set@example.org\"}"
            .formatted(NAME));
    Browser administrator = server.administrator();
    administrator.put(
        "/api/v1/segments/loyal", "{\"key\":\"loyal\",\"planted.field@example.org\":\"" + NAME);
    administrator.put(
        "/api/v1/segments/loyal",
        "{\"key\":\"loyal\",\"displayName\":1,\"rules\":[\"planted.rule@example.org\"]}");
    administrator.send(
        "POST", "/api/v1/workspace/apply", "text/plain", "planted.yaml@example.org: [" + NAME);
    administrator.get("/api/v1/segments/planted.path@example.org");
    administrator.get("/planted.page@example.org");
    administrator.get("/api/v1/segments/loyal/members?search=planted.search%40example.org");
    administrator.post("/api/v1/tokens", "{\"name\":\"planted.token@example.org\",\"role\":\"X\"}");
    administrator.delete("/api/v1/tokens/planted.id@example.org");
  }

  /** The engine and the readers say what they found in files. */
  private void plantInDamagedFiles() throws IOException {
    try (Stream<Path> files = Files.walk(home.resolve("snapshots"))) {
      for (Path file : files.filter(path -> path.toString().endsWith(".parquet")).toList()) {
        Files.writeString(file, "planted.file@example.org," + NAME + "\n");
      }
    }
  }

  private static void readEverything(SandboxedServer server) {
    List<HttpResponse<String>> answers =
        AllPages.of(server.server()).stream()
            .filter(address -> address.startsWith("/api/"))
            .map(server.administrator()::get)
            .toList();
    assertThat(answers).as("some fail for damaged files").anyMatch(a -> a.statusCode() >= 500);
  }
}
