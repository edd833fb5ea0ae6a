package dev.listkeeper.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.listkeeper.server.Browser;
import dev.listkeeper.server.TestServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class DefinitionApiTest {
  @TempDir Path home;
  private TestServer server;
  private Browser administrator;

  @BeforeEach
  void start() throws IOException {
    server = TestServer.start(home);
    administrator = server.asAdministrator();
    try (InputStream in =
        Objects.requireNonNull(getClass().getResourceAsStream("/demo/listkeeper.yaml"))) {
      String file = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      administrator.send("POST", "/api/v1/workspace/apply", "text/plain", file);
    }
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void whatIsReadCanBeWrittenBack() {
    for (String address :
        new String[] {
          "sources/shop",
          "relationships/orders",
          "segments/newsletter-customers",
          "connections/sandbox",
          "exports/newsletter",
          "customers"
        }) {
      HttpResponse<String> read = administrator.get("/api/v1/" + address);
      HttpResponse<String> written = administrator.put("/api/v1/" + address, read.body());

      assertThat(read.statusCode()).as(read.body()).isEqualTo(200);
      assertThat(written.statusCode()).as(written.body()).isEqualTo(200);
      assertThat(written.body()).isEqualTo(read.body());
    }
  }

  @Test
  void whatIsInUseStaysAndItsUsersAreNamed() {
    assertProblem(
        administrator.delete("/api/v1/sources/shop"),
        409,
        "IN_USE",
        "in use by the customer table, relationship 'newsletter', relationship 'orders'");
    assertProblem(
        administrator.delete("/api/v1/segments/newsletter-customers"),
        409,
        "IN_USE",
        "The segment 'newsletter-customers' is in use by export 'newsletter'.");
    assertProblem(
        administrator.delete("/api/v1/connections/sandbox"), 409, "IN_USE", "export 'newsletter'");
    assertThat(administrator.get("/api/v1/connections/sandbox").statusCode()).isEqualTo(200);
  }

  @Test
  void whatIsNotInUseGoes() {
    assertThat(administrator.delete("/api/v1/exports/newsletter").statusCode()).isEqualTo(204);
    assertThat(administrator.delete("/api/v1/connections/sandbox").statusCode()).isEqualTo(204);
    assertProblem(
        administrator.delete("/api/v1/connections/sandbox"), 404, "NOT_FOUND", "'sandbox'");
    assertThat(administrator.get("/api/v1/exports").body()).isEqualTo("[]");
  }

  @Test
  void aKeyStaysWhatItIs() {
    String body = administrator.get("/api/v1/segments/newsletter-customers").body();

    assertProblem(
        administrator.put("/api/v1/segments/other", body), 400, "INVALID_REQUEST", "The key");
  }

  @Test
  void aMistakeIsOneSentence() {
    assertProblem(
        administrator.put(
            "/api/v1/exports/summer",
            "{\"displayName\":\"S\",\"matching\":{\"email\":\"email\"},\"segments\":[\"nobody\"]}"),
        404,
        "NOT_FOUND",
        "Export 'summer' names the segment 'nobody', which does not exist");
    assertProblem(
        administrator.put(
            "/api/v1/connections/cc",
            "{\"displayName\":\"S\",\"displayNme\":\"S\",\"availableTo\":\"ADMINISTRATORS\"}"),
        400,
        "INVALID_REQUEST",
        "did you mean 'displayName'?");
    assertProblem(administrator.put("/api/v1/connections/cc", "[]"), 400, "INVALID_REQUEST", "");
    assertProblem(administrator.get("/api/v1/segments/UPPER"), 400, "INVALID_REQUEST", "a key");
  }

  @Test
  void whatIsTooLongIsAMistakeOfTheOneWhoWroteIt() {
    String export = administrator.get("/api/v1/exports/newsletter").body();
    String name = "\"displayName\":\"" + "x".repeat(500) + "\"";

    assertProblem(
        administrator.put(
            "/api/v1/exports/newsletter", export.replaceFirst("\"displayName\":\"[^\"]*\"", name)),
        400,
        "INVALID_REQUEST",
        "An export's display name can have at most 200 characters; this one has 500.");
    assertProblem(
        administrator.put(
            "/api/v1/exports/newsletter",
            export.replaceFirst("\"displayName\":\"[^\"]*\"", "\"displayName\":\" \"")),
        400,
        "INVALID_REQUEST",
        "An export needs a display name.");
    assertProblem(
        administrator.put(
            "/api/v1/segments/large",
            "{\"displayName\":\"L\",\"description\":\"%s\",\"rules\":[{\"all\":[]}]}"
                .formatted("x".repeat(1_000_001))),
        400,
        "INVALID_REQUEST",
        "The segment 'large' is too long to be stored");
  }

  @Test
  void aSourceThatIsNotThereIsNotRefreshed() {
    assertProblem(
        administrator.post("/api/v1/sources/nope/refreshes", ""),
        404,
        "NOT_FOUND",
        "There is no data source 'nope'.");
  }

  @Test
  void rolesAreKept() {
    Browser viewer = token("VIEWER");
    Browser contributor = token("CONTRIBUTOR");
    String hidden = "{\"displayName\":\"Hidden\",\"availableTo\":\"ADMINISTRATORS\"}";
    administrator.put("/api/v1/connections/hidden", hidden);
    String export = administrator.get("/api/v1/exports/newsletter").body();

    assertThat(viewer.get("/api/v1/segments").statusCode()).isEqualTo(200);
    assertProblem(viewer.get("/api/v1/connections"), 403, "NOT_ALLOWED", "Contributor");
    assertProblem(viewer.put("/api/v1/exports/newsletter", export), 403, "NOT_ALLOWED", "");
    assertThat(contributor.put("/api/v1/exports/newsletter", export).statusCode()).isEqualTo(200);
    assertThat(json(contributor.get("/api/v1/connections"))).hasSize(1);
    assertProblem(contributor.get("/api/v1/connections/hidden"), 404, "NOT_FOUND", "");
    assertProblem(contributor.put("/api/v1/connections/hidden", hidden), 403, "NOT_ALLOWED", "");
    assertProblem(
        contributor.put(
            "/api/v1/exports/newsletter",
            export.replace("\"connection\":\"sandbox\"", "\"connection\":\"hidden\"")),
        404,
        "NOT_FOUND",
        "");
    assertThat(contributor.get("/api/v1/workspace").body()).doesNotContain("Hidden");
    assertThat(
            contributor
                .send("POST", "/api/v1/workspace/apply", "application/yaml", "version: 1")
                .statusCode())
        .isEqualTo(403);
  }

  @Test
  void whatGoesThroughAnUnsharedConnectionIsForAdministratorsAndTellsNothingOfIt() {
    Browser contributor = token("CONTRIBUTOR");
    String hidden = "{\"displayName\":\"Hidden\",\"availableTo\":\"ADMINISTRATORS\"}";
    administrator.put("/api/v1/connections/secret-one", hidden);
    String export =
        administrator
            .get("/api/v1/exports/newsletter")
            .body()
            .replace("\"connection\":\"sandbox\"", "\"connection\":\"secret-one\"");
    assertThat(administrator.put("/api/v1/exports/newsletter", export).statusCode()).isEqualTo(200);

    for (String address :
        new String[] {"exports", "exports/newsletter", "workspace", "connections", "segments"}) {
      assertThat(contributor.get("/api/v1/" + address).body()).doesNotContain("secret-one");
    }
    assertThat(administrator.get("/api/v1/exports/newsletter").body()).contains("secret-one");
    String seen = contributor.get("/api/v1/exports/newsletter").body();
    assertProblem(contributor.put("/api/v1/exports/newsletter", seen), 403, "NOT_ALLOWED", "");
    assertProblem(contributor.delete("/api/v1/exports/newsletter"), 403, "NOT_ALLOWED", "");
    assertProblem(
        contributor.post("/api/v1/exports/newsletter/runs", ""), 403, "NOT_ALLOWED", "not shared");
  }

  @Test
  void onlyAnAdministratorLoosensABrakeOrHasTheDeletedSentAgain() {
    Browser contributor = token("CONTRIBUTOR");
    String address = "/api/v1/exports/newsletter";
    String usual = administrator.get(address).body();
    String brake = "\"removalBrake\":{\"percent\":20,";
    String leavers = "\"leaverBrake\":{\"percent\":1,";
    assertThat(usual).contains(brake).contains(leavers).contains("\"reviveDeleted\":false");
    String looser = usual.replace(brake, brake.replace("20", "30"));
    String tighter = usual.replace(brake, brake.replace("20", "10"));

    assertProblem(contributor.put(address, looser), 403, "NOT_ALLOWED", "loosens a brake");
    assertProblem(
        contributor.put(
            "/api/v1/exports/another",
            looser.replace("\"key\":\"newsletter\"", "\"key\":\"another\"")),
        403,
        "NOT_ALLOWED",
        "loosens a brake");
    assertProblem(
        contributor.put(address, usual.replace(leavers, leavers.replace("1", "2"))),
        403,
        "NOT_ALLOWED",
        "loosens a brake");
    assertProblem(
        contributor.put(
            address, usual.replace("\"reviveDeleted\":false", "\"reviveDeleted\":true")),
        403,
        "NOT_ALLOWED",
        "deleted in Constant Contact");
    assertThat(administrator.put(address, looser).statusCode()).isEqualTo(200);
    assertThat(contributor.put(address, looser).statusCode()).as("as it is").isEqualTo(200);
    assertThat(contributor.put(address, tighter).statusCode()).isEqualTo(200);
    assertProblem(contributor.put(address, usual), 403, "NOT_ALLOWED", "loosens a brake");
    assertProblem(contributor.post(address + "/hold-backs/1/lift", ""), 403, "NOT_ALLOWED", "");
    assertThat(contributor.post(address + "/adopt", "").statusCode()).isEqualTo(202);
  }

  private Browser token(String role) {
    String made =
        administrator
            .post("/api/v1/tokens", "{\"name\":\"t\",\"role\":\"%s\"}".formatted(role))
            .body();
    return Browser.at(server).withToken(JsonMapper.shared().readTree(made).get("token").asString());
  }

  private static void assertProblem(
      HttpResponse<String> answer, int status, String code, String said) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(json(answer).at("/code").asString()).isEqualTo(code);
    assertThat(json(answer).at("/detail").asString()).contains(said).matches("(?s).*[.?]");
  }

  private static JsonNode json(HttpResponse<String> answer) {
    return JsonMapper.shared().readTree(answer.body());
  }
}
