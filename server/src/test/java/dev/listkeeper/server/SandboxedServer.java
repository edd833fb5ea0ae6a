package dev.listkeeper.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.listkeeper.constantcontact.sandbox.Sandbox;
import dev.listkeeper.constantcontact.sandbox.auth.Consent;
import dev.listkeeper.constantcontact.sandbox.limit.Limits;
import dev.listkeeper.server.cli.CommandLineRun;
import dev.listkeeper.server.store.TestDatabase;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A server that takes the sandbox for Constant Contact, with a few customers in its inbox. */
public final class SandboxedServer implements AutoCloseable {
  private static final int CALLS_A_SECOND = 1_000;

  private final Sandbox sandbox;
  private final TestServer server;
  private final Browser administrator;
  private final String list;

  private SandboxedServer(Sandbox sandbox, TestServer server) {
    this.sandbox = sandbox;
    this.server = server;
    this.administrator = server.asAdministrator();
    this.list = sandbox.createList("Newsletter");
  }

  public static SandboxedServer start(Path home) throws IOException {
    return start(home, TestDatabase.EMBEDDED);
  }

  public static SandboxedServer start(Path home, TestDatabase database) throws IOException {
    return start(home, database, Map.of(), Clock.systemUTC());
  }

  /** With settings of its own, and a clock that the test moves. */
  public static SandboxedServer start(
      Path home, TestDatabase database, Map<String, String> more, Clock clock) throws IOException {
    Files.createDirectories(home.resolve("inbox"));
    Files.writeString(
        home.resolve("inbox/people.csv"),
        """
        id,email,first_name,points
        1,ann@example.org,Ann,800
        2,ben@example.org,Ben,20
        3,cilla@example.org,Cilla,900
        4,not an address,Dan,950
        """);
    Sandbox sandbox = Sandbox.builder().consent(Consent.APPROVE).start();
    // The limits by the second have tests of their own; here they would only be waited for.
    sandbox.limits(new Limits(CALLS_A_SECOND, 10_000, CALLS_A_SECOND, 1_000));
    Map<String, String> settings = new HashMap<>(database.settings(home));
    settings.putAll(more);
    settings.put("LISTKEEPER_CONSTANT_CONTACT_CALLS_PER_SECOND", Integer.toString(CALLS_A_SECOND));
    settings.put("LISTKEEPER_CONSTANT_CONTACT_API_URL", sandbox.apiUrl().toString());
    settings.put("LISTKEEPER_CONSTANT_CONTACT_AUTH_URL", sandbox.authUrl().toString());
    return new SandboxedServer(sandbox, TestServer.start(home, settings, clock));
  }

  public String workspaceFile() {
    return """
    sources:
    - key: shop
      tables:
      - {key: people, file: people.csv, primaryKey: id}
    customers: {table: shop.people}
    segments:
    - key: loyal
      displayName: Loyal customers
      rules:
      - all: [{attribute: points, greaterThan: 700}]
    connections:
    - {key: cc, displayName: Constant Contact, availableTo: CONTRIBUTORS}
    exports:
    - key: newsletter
      displayName: Newsletter
      connection: cc
      list: %s
      matching: {email: email, firstName: first_name}
      segments: [loyal]
    """
        .formatted(list);
  }

  /** For another server that goes to the same sandbox. */
  public Map<String, String> sandboxSettings() {
    return Map.of(
        "LISTKEEPER_CONSTANT_CONTACT_API_URL", sandbox.apiUrl().toString(),
        "LISTKEEPER_CONSTANT_CONTACT_AUTH_URL", sandbox.authUrl().toString());
  }

  public TestServer server() {
    return server;
  }

  public Sandbox sandbox() {
    return sandbox;
  }

  public String list() {
    return list;
  }

  public Browser administrator() {
    return administrator;
  }

  public void applyWorkspaceFile() {
    assertOk(administrator.send("POST", "/api/v1/workspace/apply", "text/plain", workspaceFile()));
  }

  /** Refreshes everything and waits for the end, by the command line. */
  public CommandLineRun refresh() {
    return refresh(administrator, server);
  }

  /** The same at another server. */
  public static CommandLineRun refresh(Browser administrator, TestServer server) {
    String token =
        assertStatus(
                201,
                administrator.post(
                    "/api/v1/tokens", "{\"name\":\"refresh\",\"role\":\"ADMINISTRATOR\"}"))
            .get("token")
            .asString();
    return CommandLineRun.of(
        "refresh", "--wait", "--url", server.address().toString(), "--token", token);
  }

  /** Goes through the steps of a connection as a script does; returns its state. */
  public JsonNode connect() throws IOException, InterruptedException {
    applyWorkspaceFile();
    String steps = "/api/v1/connections/cc/";
    assertOk(administrator.post(steps + "agreement", ""));
    JsonNode begun =
        assertOk(
            administrator.post(
                steps + "authorization",
                "{\"clientId\":\"%s\",\"clientSecret\":\"%s\"}"
                    .formatted(sandbox.clientId(), sandbox.clientSecret())));
    Map<String, String> back = consent(URI.create(begun.get("authorizeUrl").asString()));
    assertOk(
        administrator.post(
            "/api/v1/connections/authorization/callback",
            "{\"state\":\"%s\",\"code\":\"%s\"}".formatted(back.get("state"), back.get("code"))));
    assertOk(administrator.post(steps + "export-user", ""));
    return assertOk(administrator.post(steps + "save", ""));
  }

  private static Map<String, String> consent(URI page) throws IOException, InterruptedException {
    try (HttpClient browser = HttpClient.newHttpClient()) {
      String back =
          browser
              .send(HttpRequest.newBuilder(page).build(), BodyHandlers.discarding())
              .headers()
              .firstValue("Location")
              .orElseThrow();
      return Arrays.stream(URI.create(back).getRawQuery().split("&"))
          .map(pair -> pair.split("=", 2))
          .collect(
              Collectors.toMap(
                  pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
    }
  }

  private static JsonNode assertOk(HttpResponse<String> answer) {
    return assertStatus(200, answer);
  }

  private static JsonNode assertStatus(int status, HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    return JsonMapper.shared().readTree(answer.body());
  }

  @Override
  public void close() {
    server.close();
    sandbox.close();
  }
}
