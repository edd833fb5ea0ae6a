package dev.listkeeper.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.listkeeper.server.Browser;
import dev.listkeeper.server.MovableClock;
import dev.listkeeper.server.TestServer;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ApiAccessTest {
  @TempDir Path home;
  private final MovableClock clock = new MovableClock();
  private TestServer server;
  private Browser administrator;

  @BeforeEach
  void start() {
    server = TestServer.start(home, Map.of(), clock);
    administrator = server.asAdministrator();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void aTokenComesIn() {
    HttpResponse<String> answer = administrator.get("/api/v1/about");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(json(answer).get("timeZone").stringValue()).isEqualTo("Europe/Tallinn");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "lk_wrong", "lk_\u0000", "' or 1=1 --"})
  void nobodyElseDoes(String token) {
    String safe = token.replace("\u0000", "%00");

    HttpResponse<String> answer = Browser.at(server).withToken(safe).get("/api/v1/about");

    assertProblem(answer, 401, "NOT_SIGNED_IN");
  }

  @Test
  void anExpiredOrRevokedTokenIsWorthless() {
    Browser expiring =
        token("{\"name\":\"ci\",\"role\":\"VIEWER\",\"expiresAt\":\"2026-03-02T00:00:00Z\"}");
    Browser revoked = token("{\"name\":\"old\",\"role\":\"VIEWER\"}");
    assertThat(expiring.get("/api/v1/about").statusCode()).isEqualTo(200);
    long id = json(administrator.get("/api/v1/tokens")).get(2).get("id").longValue();

    clock.advance(Duration.ofDays(1));
    assertThat(administrator.delete("/api/v1/tokens/" + id).statusCode()).isEqualTo(204);

    assertThat(expiring.get("/api/v1/about").statusCode()).isEqualTo(401);
    assertThat(revoked.get("/api/v1/about").statusCode()).isEqualTo(401);
    assertProblem(administrator.delete("/api/v1/tokens/" + id), 404, "NOT_FOUND");
  }

  @Test
  void aTokenOfALesserRoleMayNotMakeTokens() {
    Browser viewer = token("{\"name\":\"dashboard\",\"role\":\"VIEWER\"}");

    HttpResponse<String> answer =
        viewer.post("/api/v1/tokens", "{\"name\":\"more\",\"role\":\"ADMINISTRATOR\"}");

    assertProblem(answer, 403, "NOT_ALLOWED");
  }

  @Test
  void tokensAreListedWithoutTheirSecret() {
    HttpResponse<String> answer = administrator.get("/api/v1/tokens");

    assertThat(answer.body()).contains("Set-up").doesNotContain("lk_").doesNotContain("hash");
  }

  @Test
  void aSessionNeedsTheCsrfTokenToChangeAnything() {
    Browser browser = Browser.at(server);
    browser.submit(
        "/sign-in",
        "/sign-in",
        Map.of("email", "ann@example.org", "password", TestServer.PASSWORD));

    assertThat(browser.get("/api/v1/about").statusCode()).isEqualTo(200);
    assertProblem(
        browser.post("/api/v1/tokens", "{\"name\":\"x\",\"role\":\"VIEWER\"}"), 403, "NOT_ALLOWED");
  }

  @Test
  void whatIsNotThereIsAProblemOfItsOwn() {
    assertProblem(administrator.get("/api/v1/nothing"), 404, "NOT_FOUND");
    assertProblem(administrator.put("/api/v1/about", "{}"), 405, "INVALID_REQUEST");
    assertThat(administrator.get("/nothing").statusCode()).isEqualTo(302);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[]",
        "null",
        "{\"name\":\"x\"}",
        "{\"name\":null,\"role\":\"VIEWER\"}",
        "{\"name\":\"x\",\"role\":\"KING\"}",
        "{\"name\":\"x\",\"rule\":\"VIEWER\"}",
        "{\"name\":\"x\",\"name\":\"y\",\"role\":\"VIEWER\"}",
        "{\"name\":\"\",\"role\":\"VIEWER\"}",
        "{\"name\":\"x\",\"role\":\"VIEWER\",\"expiresAt\":\"yesterday\"}",
        "{\"name\":\"x\",\"role\":\"VIEWER\",\"expiresAt\":\"2020-01-01T00:00:00Z\"}",
      })
  void aMalformedRequestIsOneSentence(String body) {
    HttpResponse<String> answer = administrator.post("/api/v1/tokens", body);

    assertProblem(answer, 400, "INVALID_REQUEST");
    assertThat(json(answer).get("detail").stringValue())
        .matches(".*[.?]")
        .doesNotContain("dev.listkeeper", "Exception", "\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "exports/newsletter/runs?limit=abc",
        "exports/newsletter/runs/abc",
        "refreshes/x",
        "segments/loyal/members?offset=1e3"
      })
  void aNumberThatIsNoneIsOneSentence(String address) {
    HttpResponse<String> answer = administrator.get("/api/v1/" + address);

    assertProblem(answer, 400, "INVALID_REQUEST");
    assertThat(json(answer).get("detail").stringValue()).endsWith(": write a whole number.");
  }

  @Test
  void theApiDescribesItself() {
    JsonNode description = json(administrator.get("/api/v1/openapi.json"));

    assertThat(description.get("openapi").stringValue()).startsWith("3.");
    assertThat(description.at("/info/title").stringValue()).isEqualTo("Listkeeper");
    assertThat(description.get("paths").propertyNames())
        .contains("/api/v1/about", "/api/v1/setup", "/api/v1/tokens");
  }

  private Browser token(String request) {
    return Browser.at(server)
        .withToken(json(administrator.post("/api/v1/tokens", request)).get("token").stringValue());
  }

  private static void assertProblem(HttpResponse<String> answer, int status, String code) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type")).contains(ProblemJson.MEDIA_TYPE);
    assertThat(json(answer).get("code").stringValue()).isEqualTo(code);
    assertThat(json(answer).get("status").intValue()).isEqualTo(status);
  }

  private static JsonNode json(HttpResponse<String> answer) {
    return JsonMapper.shared().readTree(answer.body());
  }
}
