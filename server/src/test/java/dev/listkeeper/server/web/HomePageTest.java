package dev.listkeeper.server.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dev.listkeeper.connection.ConnectionState;
import dev.listkeeper.connection.ConnectionStates;
import dev.listkeeper.server.AheadClock;
import dev.listkeeper.server.Browser;
import dev.listkeeper.server.SandboxedServer;
import dev.listkeeper.server.TestServer;
import dev.listkeeper.server.cli.Polling;
import dev.listkeeper.server.security.Role;
import dev.listkeeper.server.store.TestDatabase;
import dev.listkeeper.workspace.Key;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The first page and the banner, from an empty installation to one that needs people. */
@Timeout(300)
class HomePageTest {
  private static final String RUNS = "/api/v1/exports/newsletter/runs";

  @TempDir Path home;
  private final AheadClock clock = new AheadClock();

  @Test
  void saysWhatIsWellAndWhatNeedsWhom() throws IOException, InterruptedException {
    try (SandboxedServer server =
            SandboxedServer.start(home, TestDatabase.EMBEDDED, Map.of(), clock);
        Chromium ann = Chromium.open(server.server().address());
        Chromium cy = Chromium.open(server.server().address());
        Chromium vi = Chromium.open(server.server().address())) {
      Browser program = server.administrator();
      server.server().invite(program, "cy@example.org", Role.CONTRIBUTOR);
      server.server().invite(program, "vi@example.org", Role.VIEWER);
      signIn(ann, "ann@example.org");
      signIn(cy, "cy@example.org");
      signIn(vi, "vi@example.org");
      anEmptyOneLeadsEachRoleToItsFirstAction(ann, cy, vi);

      server.connect();
      ended(program, "/api/v1/refreshes");
      allIsWell(ann, cy);
      inEstonian(ann);

      Files.writeString(
          home.resolve("inbox/people.csv"),
          "id,email,first_name,points\n1,ann@example.org,Ann,1\n");
      ended(program, "/api/v1/refreshes");
      anApprovalIsForThoseWhoMayDecide(ann, cy, vi);
      program.post(RUNS + "/2/refuse", "");
      Polling.until(() -> json(program, RUNS + "/2"), run -> run.hasNonNull("endedAt"));

      anExportThatIsLateIsTold(program, ann);
      aConnectionIsForAdministrators(server, ann, cy);
    }
  }

  private static void signIn(Chromium person, String email) {
    person.go("/");
    person.signIn(email, TestServer.PASSWORD);
    assertThat(person.page().locator("h1")).hasText("Home");
  }

  private static void anEmptyOneLeadsEachRoleToItsFirstAction(
      Chromium ann, Chromium cy, Chromium vi) {
    for (Chromium person : new Chromium[] {ann, cy, vi}) {
      person.go("/");
      person.assertWhole();
      assertThat(person.page().locator("main")).containsText("Nothing is set up yet");
    }
    ann.picture("home-empty");
    assertThat(actions(ann))
        .containsExactly("Open data sources", "Open segments", "Add connection", "Add export");
    assertThat(actions(cy)).containsExactly("Open data sources", "Open segments", "Add export");
    assertThat(actions(vi)).isEmpty();
  }

  private static java.util.List<String> actions(Chromium person) {
    return person.page().locator(".lk-steps a").allInnerTexts();
  }

  private static void allIsWell(Chromium ann, Chromium cy) {
    ann.go("/");
    ann.assertWhole();
    ann.picture("home");
    Page page = ann.page();
    assertThat(page.locator(".lk-head")).containsText("Nothing needs you");
    assertThat(page.locator(".lk-steps")).hasCount(0);
    assertThat(page.locator("svg.lk-chart path.lk-line")).hasCount(1);
    assertThat(page.locator(".lk-legend")).containsText("Newsletter 2");
    page.getByText("The numbers as a table").click();
    assertThat(page.locator(".table-responsive tbody tr")).hasCount(1);
    assertThat(page.locator("main")).containsText("no schedule is on");
    assertThat(page.locator("progress")).hasCount(1);
    assertThat(page.locator("main")).containsText("of 10,000");
    cy.go("/");
    assertThat(cy.page().locator("progress")).hasCount(0);
    assertThat(cy.page().locator("svg.lk-chart")).hasCount(1);
  }

  private static void inEstonian(Chromium ann) {
    ann.press("ET");
    ann.assertWhole();
    assertThat(ann.page().locator(".lk-head")).containsText("Miski ei vaja sekkumist");
    assertThat(ann.page().locator("#chart-title")).containsText("suurimates loendites");
    ann.press("EN");
  }

  private static void anApprovalIsForThoseWhoMayDecide(Chromium ann, Chromium cy, Chromium vi) {
    for (Chromium person : new Chromium[] {ann, cy}) {
      person.go("/segments");
      assertThat(person.page().locator(".alert-warning")).containsText("“Newsletter” waits");
      person.go("/");
      person.assertWhole();
      assertThat(person.page().locator(".lk-attention")).containsText("waits for approval");
    }
    vi.go("/");
    assertThat(vi.page().locator(".lk-attention")).hasCount(0);
    assertThat(vi.page().locator(".alert-warning")).hasCount(0);
    ann.picture("home-approval");
    ann.page().locator(".lk-attention a").first().click();
    assertThat(ann.page().locator("h1")).containsText("run 2");
  }

  private void anExportThatIsLateIsTold(Browser program, Chromium ann) {
    program.post("/api/v1/pause", "{}");
    program.put("/api/v1/exports/newsletter/schedule", "{\"times\":[\"06:00\"]}");
    ann.go("/");
    assertThat(ann.page().locator(".lk-attention")).hasCount(0);
    clock.advance(Duration.ofHours(26));
    signIn(ann, "ann@example.org");
    ann.go("/");
    assertThat(ann.page().locator(".lk-attention")).containsText("“Newsletter” was due on");
    program.delete("/api/v1/exports/newsletter/schedule");
    program.post("/api/v1/resume", "{}");
  }

  private static void aConnectionIsForAdministrators(
      SandboxedServer server, Chromium ann, Chromium cy) {
    ConnectionStates states = server.server().part(ConnectionStates.class);
    ConnectionState ready = states.of(new Key("cc"));
    states.save(ready.actingFor("gone@example.org"));
    ann.go("/exports");
    assertThat(ann.page().locator(".alert-warning")).containsText("needs an export user");
    ann.page().getByText("Take over").click();
    assertThat(ann.page().locator("h1")).hasText("Constant Contact");
    states.save(ready.broken());
    ann.go("/");
    ann.assertWhole();
    assertThat(ann.page().locator(".alert-warning")).containsText("no longer accepts");
    assertThat(ann.page().locator(".lk-attention a").first()).hasText("Authenticate again");
    signIn(cy, "cy@example.org");
    cy.go("/");
    assertThat(cy.page().locator(".alert-warning")).hasCount(0);
    assertThat(cy.text()).doesNotContain("sign-in of the connection");
  }

  private static void ended(Browser program, String works) {
    JsonNode started = JsonMapper.shared().readTree(program.post(works, "").body());
    Polling.until(
        () -> json(program, works + "/" + started.get("id")), work -> work.hasNonNull("endedAt"));
  }

  private static JsonNode json(Browser program, String address) {
    return JsonMapper.shared().readTree(program.get(address).body());
  }
}
