package dev.listkeeper.server.connect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.listkeeper.constantcontact.sandbox.Sandbox;
import dev.listkeeper.constantcontact.sandbox.auth.Consent;
import dev.listkeeper.server.Browser;
import dev.listkeeper.server.MovableClock;
import dev.listkeeper.server.TestServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.web.util.UriComponentsBuilder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What must not become a connection: steps out of order, and ways back that were not begun here.
 */
class SignInRoundTripTest {
  private static final String STEPS = "/api/v1/connections/cc/";
  private static final String CALLBACK = "/api/v1/connections/authorization/callback";

  @TempDir Path home;
  private final MovableClock clock = new MovableClock();
  private Sandbox sandbox;
  private TestServer server;
  private Browser administrator;

  @BeforeEach
  void start() throws IOException {
    sandbox = Sandbox.builder().consent(Consent.APPROVE).start();
    server =
        TestServer.start(
            home,
            Map.of(
                "LISTKEEPER_CONSTANT_CONTACT_API_URL", sandbox.apiUrl().toString(),
                "LISTKEEPER_CONSTANT_CONTACT_AUTH_URL", sandbox.authUrl().toString()),
            clock);
    administrator = server.asAdministrator();
    administrator.put(
        "/api/v1/connections/cc",
        "{\"key\":\"cc\",\"displayName\":\"Account\",\"availableTo\":\"CONTRIBUTORS\"}");
  }

  @AfterEach
  void stop() {
    server.close();
    sandbox.close();
  }

  @Test
  void withoutAgreementNothingBegins() {
    assertRefused(begin(), "agree to the data-privacy statement first");
    assertRefused(administrator.post(STEPS + "save", ""), "agree to the data-privacy");
  }

  @Test
  void aWayBackCountsOnce() throws Exception {
    String back = wayBack();
    assertThat(administrator.post(CALLBACK, back).statusCode()).isEqualTo(200);

    assertRefused(administrator.post(CALLBACK, back), "was not begun here");
  }

  @Test
  void aWayBackIsTooLateAfterTenMinutes() throws Exception {
    String back = wayBack();
    clock.advance(Duration.ofMinutes(11));

    assertRefused(administrator.post(CALLBACK, back), "older than ten minutes");
    assertThat(stage()).isEqualTo("DRAFT");
  }

  @Test
  void aMadeUpStateIsRefused() throws Exception {
    String back = wayBack().replaceFirst("\"state\":\"[^\"]{4}", "\"state\":\"xxxx");

    assertRefused(administrator.post(CALLBACK, back), "was not begun here");
  }

  @Test
  void aDeniedConsentConnectsNothing() throws Exception {
    String back = wayBack().replaceFirst("\"code\":\"[^\"]*\"", "\"error\":\"access_denied\"");

    assertRefused(administrator.post(CALLBACK, back), "Access was refused");
    assertRefused(administrator.post(STEPS + "save", ""), "authenticate with Constant Contact");
  }

  @Test
  void aWrongSecretSaysSoAndIsNotRepeated() throws Exception {
    administrator.post(STEPS + "agreement", "");
    HttpResponse<String> begun =
        administrator.post(
            STEPS + "authorization",
            "{\"clientId\":\"%s\",\"clientSecret\":\"planted-wrong\"}"
                .formatted(sandbox.clientId()));

    HttpResponse<String> answer = administrator.post(CALLBACK, consent(begun));

    assertRefused(answer, "check both and authenticate again");
    assertThat(answer.body()).doesNotContain("planted-wrong");
  }

  private String wayBack() throws IOException, InterruptedException {
    administrator.post(STEPS + "agreement", "");
    return consent(begin());
  }

  private HttpResponse<String> begin() {
    return administrator.post(
        STEPS + "authorization",
        "{\"clientId\":\"%s\",\"clientSecret\":\"%s\"}"
            .formatted(sandbox.clientId(), sandbox.clientSecret()));
  }

  private static String consent(HttpResponse<String> begun)
      throws IOException, InterruptedException {
    URI page = URI.create(json(begun).get("authorizeUrl").asString());
    try (HttpClient browser = HttpClient.newHttpClient()) {
      String location =
          browser
              .send(HttpRequest.newBuilder(page).build(), BodyHandlers.discarding())
              .headers()
              .firstValue("Location")
              .orElseThrow();
      Map<String, String> back =
          UriComponentsBuilder.fromUriString(location).build().getQueryParams().toSingleValueMap();
      return "{\"state\":\"%s\",\"code\":\"%s\"}".formatted(back.get("state"), back.get("code"));
    }
  }

  private String stage() {
    return json(administrator.get(STEPS + "state")).get("stage").asString();
  }

  private static void assertRefused(HttpResponse<String> answer, String said) {
    assertThat(answer.statusCode()).as(answer.body()).isBetween(400, 499);
    assertThat(json(answer).get("detail").asString()).contains(said).doesNotContain("Exception");
  }

  private static JsonNode json(HttpResponse<String> answer) {
    return JsonMapper.shared().readTree(answer.body());
  }
}
