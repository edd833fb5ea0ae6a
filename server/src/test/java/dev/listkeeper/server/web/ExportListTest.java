package dev.listkeeper.server.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.listkeeper.server.Browser;
import dev.listkeeper.server.SandboxedServer;
import dev.listkeeper.server.TestServer;
import dev.listkeeper.server.cli.Polling;
import dev.listkeeper.server.security.Role;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The list of exports and their schedules, in a real browser, as each role sees them. */
class ExportListTest {
  @TempDir static Path home;
  private static SandboxedServer server;
  private static Browser ann;
  private static Chromium chromium;
  private static Page page;
  private static List<String> atFirst;

  /**
   * Four exports: run by a refresh, detached, over a connection that is not shared, switched off.
   */
  @BeforeAll
  static void start() throws IOException, InterruptedException {
    server = SandboxedServer.start(home);
    server.connect();
    ann = server.administrator();
    put("/api/v1/connections/own", "{\"key\":\"own\",\"displayName\":\"Board only\"}");
    export("detached", "Autumn", "");
    export("board", "Board", connection("own"));
    export("winter", "Winter", connection("cc"));
    put("/api/v1/exports/winter/schedule", "{\"off\":true,\"times\":[\"07:30\"]}");
    refresh();
    server.server().invite(ann, "carl@example.org", Role.CONTRIBUTOR);
    server.server().invite(ann, "vera@example.org", Role.VIEWER);
    chromium = Chromium.open(server.server().address());
    page = chromium.page();
    chromium.go("/exports");
    chromium.signIn("ann@example.org", TestServer.PASSWORD);
    chromium.go("/exports");
    chromium.picture("exports");
    atFirst = page.locator("tbody tr").allInnerTexts();
  }

  @AfterAll
  static void stop() {
    chromium.close();
    server.close();
  }

  private static void refresh() {
    JsonNode started = JsonMapper.shared().readTree(ann.post("/api/v1/refreshes", "").body());
    Polling.until(
        () ->
            JsonMapper.shared()
                .readTree(ann.get("/api/v1/refreshes/" + started.get("id").asLong()).body()),
        refresh -> refresh.hasNonNull("endedAt"));
  }

  private static String connection(String key) {
    return "\"connection\":\"%s\",\"list\":\"%s\","
        .formatted(key, server.sandbox().createList(key));
  }

  private static void export(String key, String name, String more) {
    put(
        "/api/v1/exports/" + key,
        "{\"key\":\"%s\",\"displayName\":\"%s\",%s\"matching\":{\"email\":\"email\"},\"segments\":[\"loyal\"]}"
            .formatted(key, name, more));
  }

  private static JsonNode put(String address, String body) {
    var answer = ann.put(address, body);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return JsonMapper.shared().readTree(answer.body());
  }

  @Test
  void aRowSaysHowTheLastRunWentAndWhatStartedIt() {
    assertThat(rowAtFirst("Newsletter"))
        .contains("Successful", "2 people on the list", "by a refresh of everything")
        .contains("With each system refresh", "Edit", "ann@example.org");
    assertThat(rowAtFirst("Autumn")).contains("No Connection", "Skipped", "no connection");
    assertThat(rowAtFirst("Board")).contains("Board only", "Skipped", "not ready");
    assertThat(rowAtFirst("Winter")).contains("Not started", "Off");
  }

  private static String rowAtFirst(String name) {
    return atFirst.stream().filter(row -> row.contains(name)).findFirst().orElseThrow();
  }

  @Test
  void itIsSortedAndSearchedInTheAddress() {
    chromium.go("/exports");
    assertThat(names()).containsExactly("Autumn", "Board", "Newsletter", "Winter");
    page.locator("thead").getByText("Connection used").click();
    assertThat(page.locator("th[aria-sort=ascending]")).hasText("Connection used");
    assertThat(names()).containsExactly("Board", "Newsletter", "Winter", "Autumn");
    page.locator("thead").getByText("Connection used").click();
    assertThat(page.locator("th[aria-sort=descending]")).hasText("Connection used");
    assertThat(names()).containsExactly("Autumn", "Newsletter", "Winter", "Board");
    chromium.fill("Name, connection or type", "BOARD only");
    chromium.press("Search");
    assertThat(page.locator("tbody tr")).hasCount(1);
    assertThat(page.url())
        .contains("sort=connection")
        .contains("order=down")
        .contains("search=BOARD");
    page.reload();
    assertThat(names()).containsExactly("Board");
    for (String column :
        List.of(
            "type", "status", "refreshed", "schedule", "permissions", "changed", "changed-by")) {
      chromium.go("/exports?sort=" + column);
      assertThat(page.locator("tbody tr")).hasCount(4);
    }
    chromium.go("/exports?search=%3Cb%3E&sort=nonsense&page=-3");
    assertThat(page.locator("main")).containsText("No export matches");
    chromium.assertWhole();
  }

  @Test
  void aRowOpensAndItsMenuRunsAndPlans() {
    chromium.go("/exports");
    row("Newsletter").locator("td").nth(1).click();
    assertThat(page.locator("h1")).hasText("Newsletter");
    chromium.go("/exports");
    menu("Newsletter", "Plan");
    assertThat(page.locator("main")).containsText("This is a plan");
    chromium.go("/exports");
    menu("Newsletter", "Run");
    assertThat(page.locator("h1")).containsText("Newsletter, run");
    ended(page.url());
    chromium.go("/exports");
    assertThat(row("Newsletter")).containsText("on demand, by ann@example.org");
    assertThat(page.locator("details[open]")).hasCount(0);
    row("Autumn").locator("summary").click();
    assertThat(row("Autumn").getByText("Run", exact())).isDisabled();
    page.keyboard().press("Escape");
    assertThat(page.locator("details[open]")).hasCount(0);
  }

  @Test
  void runAllNamesWhatItLeavesOut() {
    chromium.go("/exports");
    chromium.press("Run all");

    String said = page.locator("main").innerText();
    assertThat(said).contains("2 exports were started", "Winter: its schedule is off");
    assertThat(said).contains("Autumn: it has no connection");
    chromium.assertWhole();
  }

  @Test
  void oneIsScheduledAndTheNextTimesShowBeforeItIsSaved() {
    chromium.go("/exports/winter/schedule");
    assertThat(page.getByLabel("Off", labelExact())).isChecked();
    assertThat(page.locator("#next")).containsText("None by itself");
    page.getByLabel("At its own times").check();
    assertThat(page.locator("input[type=time]")).hasValue("07:30");
    assertThat(page.locator("#next li")).hasCount(3);
    page.getByLabel("Weekly").check();
    chromium.press("Save");
    assertThat(page.locator(".invalid-feedback:visible")).hasText("Choose at least one day.");
    page.getByLabel("Monday").check();
    chromium.press("Add another time");
    assertThat(page.getByLabel("Monday")).isChecked();
    page.locator("input[type=time]").nth(1).fill("19:45");
    page.selectOption("#zone", "Europe/Tallinn");
    chromium.assertWhole();
    chromium.picture("schedule");
    chromium.press("Save");
    assertThat(page.locator("main")).containsText("Mon at 07:30, 19:45 (Europe/Tallinn)");
    JsonNode kept = JsonMapper.shared().readTree(ann.get("/api/v1/exports/winter/schedule").body());
    assertThat(kept.get("runs").asString()).isEqualTo("OWN_TIMES");
    chromium.go("/exports/winter/schedule");
    page.getByLabel("Off", labelExact()).check();
    chromium.press("Save");
    assertThat(page.locator("main")).containsText("Saved: Off.");
  }

  @Test
  void severalKeepTheirSchedulesOrGetANewOne() {
    chromium.go("/exports");
    assertThat(page.locator(".lk-bulk")).isHidden();
    page.getByLabel("Select Autumn").check();
    page.getByLabel("Select Board").check();
    assertThat(page.locator(".lk-bulk")).containsText("Selected: 2");
    chromium.press("Schedule selected");
    assertThat(page.url()).contains("export=detached").doesNotContain("_csrf");
    chromium.press("Save");
    assertThat(page.locator(".invalid-feedback:visible")).hasText("Choose one of these.");
    page.getByLabel("At its own times").check();
    page.locator("input[type=time]").fill("05:15");
    chromium.assertWhole();
    chromium.picture("schedules");
    chromium.press("Save");
    assertThat(page.locator("main")).containsText("The schedules of 2 exports were saved.");
    assertThat(row("Board")).containsText("Daily at 05:15");
    scheduleAgain("Off");
    assertThat(row("Board").locator("td").nth(5)).hasText("Off");
    scheduleAgain("On");
    assertThat(row("Autumn")).containsText("Daily at 05:15");
    page.getByLabel("Select Autumn").check();
    page.getByLabel("Select Board").check();
    chromium.press("Schedule selected");
    page.getByLabel("With each system refresh").check();
    chromium.press("Save");
    assertThat(row("Autumn")).containsText("With each system refresh");
  }

  private void scheduleAgain(String choice) {
    page.getByLabel("Select Autumn").check();
    page.getByLabel("Select Board").check();
    chromium.press("Schedule selected");
    page.getByLabel(choice, labelExact()).check();
    chromium.press("Save");
  }

  @Test
  void aContributorEditsWhatIsSharedAndAViewerOnlyLooks() {
    try (Chromium carl = Chromium.open(server.server().address())) {
      carl.go("/exports");
      carl.signIn("carl@example.org", TestServer.PASSWORD);
      carl.go("/exports");
      Locator board = row(carl.page(), "Board");
      assertThat(board.innerText()).contains("Not shared with you").doesNotContain("Board only");
      assertThat(board.locator("td").nth(6)).hasText("View");
      assertThat(board.locator("input, summary")).hasCount(0);
      assertThat(carl.page().locator("tbody input[type=checkbox]")).hasCount(3);
      assertThat(carl.go("/exports/board/schedule").status()).isEqualTo(403);
      assertThat(carl.go("/exports/_schedule?export=winter&export=board").status()).isEqualTo(403);
    }
    try (Chromium vera = Chromium.open(server.server().address(), 400, ColorScheme.DARK)) {
      vera.go("/exports");
      vera.signIn("vera@example.org", TestServer.PASSWORD);
      vera.go("/exports");
      assertThat(vera.page().locator("tbody tr")).hasCount(4);
      assertThat(vera.text())
          .contains("2 people on the list", "Skipped")
          .doesNotContain("Add export", "Run all", "Schedule selected");
      vera.assertWhole();
      vera.picture("exports-viewer-narrow");
      vera.go("/exports/newsletter");
      assertThat(vera.text()).doesNotContain("Edit", "Remove");
    }
  }

  @Test
  void theSchedulesReadInEstonian() {
    try (Chromium narrow = Chromium.open(server.server().address(), 400, ColorScheme.LIGHT)) {
      narrow.go("/exports");
      narrow.signIn("ann@example.org", TestServer.PASSWORD);
      narrow.go("/exports");
      narrow.press("ET");
      for (String path :
          List.of("/exports", "/exports/newsletter", "/exports/newsletter/schedule")) {
        narrow.go(path);
        narrow.assertWhole();
        narrow.picture("et" + path.replace('/', '-'));
      }
      narrow.page().getByLabel("Oma aegadel").check();
      narrow.page().getByLabel("Iga nädal").check();
      assertThat(narrow.text()).contains("Iga süsteemi värskendusega", "esmaspäev");
      narrow.assertWhole();
      narrow.picture("et-schedule-weekly");
    }
  }

  private static Locator row(String name) {
    return row(page, name);
  }

  private static Locator row(Page on, String name) {
    Locator names = on.locator(".lk-name", new Page.LocatorOptions().setHasText(name));
    return on.locator("tbody tr").filter(new Locator.FilterOptions().setHas(names));
  }

  private static List<String> names() {
    return page.locator(".lk-name").allInnerTexts();
  }

  private static Locator.GetByTextOptions exact() {
    return new Locator.GetByTextOptions().setExact(true);
  }

  private static Page.GetByLabelOptions labelExact() {
    return new Page.GetByLabelOptions().setExact(true);
  }

  private static void menu(String name, String action) {
    row(name).locator("summary").click();
    row(name).getByText(action, exact()).click();
    page.waitForLoadState();
  }

  private static void ended(String address) {
    String run = "/api/v1" + address.substring(address.indexOf("/exports/"));
    Polling.until(
        () -> JsonMapper.shared().readTree(ann.get(run).body()), one -> one.hasNonNull("endedAt"));
  }
}
