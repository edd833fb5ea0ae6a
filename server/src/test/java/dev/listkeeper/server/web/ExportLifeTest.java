package dev.listkeeper.server.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import dev.listkeeper.export.run.ExportRun;
import dev.listkeeper.export.run.ExportRuns;
import dev.listkeeper.export.run.Trigger;
import dev.listkeeper.server.Browser;
import dev.listkeeper.server.SandboxedServer;
import dev.listkeeper.server.TestServer;
import dev.listkeeper.server.cli.Polling;
import dev.listkeeper.workspace.Key;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** How an export is detached and removed, with its people left on the list or taken off first. */
class ExportLifeTest {
  @TempDir static Path home;
  private static SandboxedServer server;
  private static Browser ann;
  private static Chromium chromium;
  private static Page page;

  @BeforeAll
  static void start() throws IOException, InterruptedException {
    server = SandboxedServer.start(home);
    server.connect();
    ann = server.administrator();
    long id = json(ann.post("/api/v1/refreshes", "").body()).get("id").asLong();
    Polling.until(
        () -> json(ann.get("/api/v1/refreshes/" + id).body()), one -> one.hasNonNull("endedAt"));
    chromium = Chromium.open(server.server().address());
    page = chromium.page();
    chromium.go("/exports");
    chromium.signIn("ann@example.org", TestServer.PASSWORD);
  }

  @AfterAll
  static void stop() {
    chromium.close();
    server.close();
  }

  @Test
  void peopleAreTakenOffBeforeTheExportIsRemovedAndThePageSaysSo() {
    String list = exportWithPeople("spring", "Spring");
    chromium.go("/exports/spring");
    more("Remove…");
    assertThat(page.locator("main"))
        .containsText("2 people whom “Spring” put there are on its list");
    assertThat(page.getByLabel("Leave these 2 people on the list")).isChecked();
    chromium.assertWhole();
    chromium.picture("remove");
    page.getByLabel("Take these 2 people off the list first, then remove the export").check();
    chromium.press("Remove export");

    assertThat(page.locator("main"))
        .containsText(
            "Its people were taken off the list, and the export was removed.",
            new LocatorAssertions.ContainsTextOptions().setTimeout(30_000));
    assertThat(server.sandbox().members(list)).isEmpty();
    assertThat(ann.get("/api/v1/exports/spring").statusCode()).isEqualTo(404);
    assertThat(ann.get("/api/v1/audit?object=exports/spring").body())
        .contains("DEFINITION_REMOVED", "ann@example.org");
  }

  @Test
  void peopleAreTakenOffBeforeTheExportIsDetached() {
    String list = exportWithPeople("summer", "Summer");
    chromium.go("/exports/summer/detach");
    page.getByLabel("Take these 2 people off the list first, then detach the export").check();
    chromium.press("Detach connection");
    Polling.until(
        () -> json(ann.get("/api/v1/exports/summer").body()), one -> !one.hasNonNull("connection"));

    assertThat(server.sandbox().members(list)).isEmpty();
    chromium.go("/exports/summer");
    assertThat(page.locator("main")).containsText("No Connection");
    chromium.go("/exports/summer/remove");
    assertThat(page.locator("main")).containsText("nobody whom “Summer” put there is on its list");
    assertThat(page.locator("input[name=people]")).hasCount(0);
    chromium.press("Remove export");
    assertThat(page.locator("main")).containsText("The export “Summer” was removed.");
  }

  @Test
  void aDetachedExportKeepsTheRestAndItsPeopleStay() {
    String list = exportWithPeople("autumn", "Autumn");
    chromium.go("/exports/autumn");
    more("Detach connection…");
    chromium.press("Detach connection");
    assertThat(page.locator("main")).containsText("The export “Autumn” is detached.");
    assertThat(page.locator("main")).containsText("No Connection");
    assertThat(server.sandbox().members(list)).hasSize(2);
    chromium.go("/exports/autumn/remove");
    assertThat(page.locator("main")).containsText("because the export has no connection");
    chromium.press("Remove export");
    assertThat(server.sandbox().members(list)).hasSize(2);
  }

  @Test
  void whileItsPeopleLeaveNoOtherRunSendsThemAgain() {
    String list = exportWithPeople("winter", "Winter");
    String started = ann.post("/api/v1/exports/winter/leaving?step=REMOVE", "").body();
    int number = json(started).get("number").asInt();
    ann.post("/api/v1/exports/winter/runs", "");

    ExportRuns runs = server.server().part(ExportRuns.class);
    Polling.until(
        () -> runs.latest(new Key("winter"), 5, 0),
        all -> all.stream().allMatch(run -> run.endedAt().isPresent()));
    assertThat(server.sandbox().members(list)).isEmpty();
    assertThat(runs.latest(new Key("winter"), 5, 0))
        .allMatch(run -> run.number() <= number || run.status().name().equals("SKIPPED"));
  }

  @Test
  void aRunIsCanceledOnItsPage() {
    put(
        "late",
        "Late",
        "\"connection\":\"cc\",\"list\":\"%s\",".formatted(server.sandbox().createList("Late")));
    // Written down, and not yet given to anybody to do.
    server
        .server()
        .part(ExportRuns.class)
        .add(
            new Key("late"),
            ExportRun.Request.of(Trigger.OWN_SCHEDULE, "ann@example.org", Instant.now()));
    chromium.go("/exports/late/runs/1");
    assertThat(page.locator("main")).containsText("Waits for its turn");
    assertThat(page.locator("main")).containsText("by its own schedule");
    chromium.assertWhole();
    chromium.press("Cancel run");
    assertThat(page.locator("#live .lk-status").first())
        .containsText("Canceled", new LocatorAssertions.ContainsTextOptions().setTimeout(30_000));
    assertThat(page.getByText("Cancel run")).hasCount(0);
    assertThat(page.locator("#people")).containsText("This run ended before it had a plan");
    chromium.assertWhole();
    chromium.picture("canceled");
  }

  @Test
  void whoMayNotIsRefused() {
    ann.put("/api/v1/connections/own", "{\"key\":\"own\",\"displayName\":\"Board only\"}");
    put("board", "Board", "\"connection\":\"own\",");
    Browser carl =
        server
            .server()
            .invite(ann, "carl@example.org", dev.listkeeper.server.security.Role.CONTRIBUTOR);

    assertThat(carl.post("/api/v1/exports/board/leaving?step=REMOVE", "").statusCode())
        .isEqualTo(403);
    assertThat(carl.get("/exports/board/remove").statusCode()).isEqualTo(403);
    assertThat(ann.post("/api/v1/exports/board/leaving?step=REMOVE", "").body())
        .contains("no list, so nobody can be taken off");
  }

  private static void more(String action) {
    page.locator("summary").click();
    page.getByText(action, new Page.GetByTextOptions().setExact(true)).click();
    page.waitForLoadState();
  }

  /** An export that has put two people on a list of its own; its id. */
  private static String exportWithPeople(String key, String name) {
    String list = server.sandbox().createList(name);
    put(key, name, "\"connection\":\"cc\",\"list\":\"%s\",".formatted(list));
    int number =
        json(ann.post("/api/v1/exports/" + key + "/runs", "").body()).get("number").asInt();
    Polling.until(
        () -> json(ann.get("/api/v1/exports/" + key + "/runs/" + number).body()),
        run -> run.hasNonNull("endedAt"));
    assertThat(server.sandbox().members(list)).hasSize(2);
    return list;
  }

  private static void put(String key, String name, String more) {
    String body =
        "{\"key\":\"%s\",\"displayName\":\"%s\",%s\"matching\":{\"email\":\"email\"},\"segments\":[\"loyal\"]}"
            .formatted(key, name, more);
    assertThat(ann.put("/api/v1/exports/" + key, body).statusCode()).isEqualTo(200);
  }

  private static JsonNode json(String text) {
    return JsonMapper.shared().readTree(text);
  }
}
