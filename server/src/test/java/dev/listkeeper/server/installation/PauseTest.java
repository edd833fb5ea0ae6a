package dev.listkeeper.server.installation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.listkeeper.problem.Problem;
import dev.listkeeper.problem.ProblemCode;
import dev.listkeeper.server.Browser;
import dev.listkeeper.server.SandboxedServer;
import dev.listkeeper.server.TestServer;
import dev.listkeeper.server.connect.StoredAccounts;
import dev.listkeeper.server.store.OnBothDatabases;
import dev.listkeeper.server.store.TestDatabase;
import dev.listkeeper.workspace.Key;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What "Pause everything" stops, and where it is told. */
class PauseTest {
  @TempDir Path home;
  private SandboxedServer server;
  private Browser administrator;

  @BeforeEach
  void start(TestDatabase database) throws IOException {
    server = SandboxedServer.start(home, database);
    administrator = server.administrator();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @OnBothDatabases
  void nothingBeginsAndConstantContactIsNotCalled() throws Exception {
    server.connect();
    Map<String, Long> calls = server.sandbox().calls();
    StoredAccounts accounts = server.server().part(StoredAccounts.class);

    HttpResponse<String> paused =
        administrator.post("/api/v1/pause", "{\"note\":\"moving house\"}");

    assertThat(json(paused).at("/why/sentence").asString()).contains("(moving house)");
    assertPaused(administrator.post("/api/v1/exports/newsletter/runs", ""));
    assertPaused(administrator.post("/api/v1/refreshes", ""));
    assertPaused(administrator.post("/api/v1/sources/shop/refreshes", ""));
    assertThat(json(administrator.get("/api/v1/about")).at("/paused/by").asString())
        .isEqualTo("ann@example.org");
    assertThatThrownBy(
            () -> accounts.open(new Key("cc"), attempt -> {}).account().account().summary())
        .isInstanceOfSatisfying(
            Problem.class, problem -> assertThat(problem.code()).isEqualTo(ProblemCode.PAUSED));
    assertThat(server.sandbox().calls()).isEqualTo(calls);

    assertThat(json(administrator.post("/api/v1/resume", "")).at("/paused").asBoolean(true))
        .isFalse();
    assertThat(administrator.post("/api/v1/exports/newsletter/runs", "").statusCode())
        .isEqualTo(202);
    assertThat(json(administrator.get("/api/v1/about")).path("paused").isNull()).isTrue();
  }

  @OnBothDatabases
  void everyPageSaysItInBothLanguages() {
    administrator.post("/api/v1/pause", "{\"note\":\"moving <b>house</b>\"}");
    Browser browser = Browser.at(server.server());
    browser.submit(
        "/sign-in",
        "/sign-in",
        Map.of("email", "ann@example.org", "password", TestServer.PASSWORD));

    assertThat(browser.get("/segments").body())
        .contains("Everything is paused since", "ann@example.org: moving &lt;b&gt;house&lt;/b&gt;");
    browser.submit("/segments", "/preferences", Map.of("language", "et", "back", "/"));
    assertThat(browser.get("/exports").body()).contains("peatatud", "./listkeeper resume");
  }

  @OnBothDatabases
  void onlyAnAdministratorHasTheSwitch() {
    Browser contributor =
        Browser.at(server.server())
            .withToken(
                json(administrator.post(
                        "/api/v1/tokens", "{\"name\":\"c\",\"role\":\"CONTRIBUTOR\"}"))
                    .get("token")
                    .asString());

    assertThat(contributor.post("/api/v1/pause", "").statusCode()).isEqualTo(403);
    assertThat(contributor.post("/api/v1/resume", "").statusCode()).isEqualTo(403);
  }

  private static void assertPaused(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(409);
    assertThat(json(answer).get("code").asString()).isEqualTo("PAUSED");
    assertThat(json(answer).get("detail").asString()).contains("listkeeper resume");
  }

  private static JsonNode json(HttpResponse<String> answer) {
    return JsonMapper.shared().readTree(answer.body());
  }
}
