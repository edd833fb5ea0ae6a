package dev.listkeeper.server.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.ColorScheme;
import dev.listkeeper.server.Browser;
import dev.listkeeper.server.SandboxedServer;
import dev.listkeeper.server.TestServer;
import dev.listkeeper.server.security.Role;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Settings, System in a real browser: the schedule, how everything stands, an entire refresh. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SystemPagesTest {
  private static final String ANN = "ann@example.org";

  @TempDir static Path home;
  private static SandboxedServer sandboxed;
  private static Browser program;
  private static Browser viewer;
  private static Chromium chromium;
  private static Page page;

  @BeforeAll
  static void start() throws IOException, InterruptedException {
    sandboxed = SandboxedServer.start(home);
    sandboxed.connect();
    program = sandboxed.administrator();
    viewer = sandboxed.server().invite(program, "vera@example.org", Role.VIEWER);
    chromium = Chromium.open(sandboxed.server().address());
    page = chromium.page();
    chromium.go("/");
    chromium.signIn(ANN, TestServer.PASSWORD);
  }

  @AfterAll
  static void stop() {
    chromium.close();
    sandboxed.close();
  }

  @Test
  @Order(1)
  void theScheduleIsOffUntilItIsSavedAndShowsItsNextRunsBefore() {
    chromium.go("/system/schedule");
    chromium.assertWhole();
    assertThat(page.locator(".lk-head")).containsText("nothing is refreshed by itself");
    assertThat(page.getByLabel("Scheduled refresh")).not().isChecked();
    assertThat(page.locator("#next")).containsText("nothing would be refreshed");

    page.getByLabel("Scheduled refresh").check();
    assertThat(page.locator("#next li")).hasCount(3); // shown by itself, without a button
    page.getByLabel("Monday").uncheck();
    page.fill("#zone", "Mars/Olympus");
    save();
    assertThat(page.locator("#days-mistake")).containsText("at least one weekday");
    assertThat(page.locator("#zone-mistake")).containsText("Europe/Tallinn");
    assertThat(page.locator("#zone")).hasValue("Mars/Olympus");
    chromium.assertWhole();
    chromium.picture("schedule-mistakes");
    org.assertj.core.api.Assertions.assertThat(schedule().hasNonNull("changedAt")).isFalse();

    page.getByLabel("Daily").check();
    page.fill("#zone", "Asia/Kathmandu");
    page.getByLabel("Time 1", exactly()).fill("06:30");
    chromium.press("Add another time");
    page.getByLabel("Time 2", exactly()).fill("18:45");
    chromium.press("Show next runs");
    assertThat(page.locator("#next")).containsText("Asia/Kathmandu");
    assertThat(page.locator("#next li")).hasCount(3);
    org.assertj.core.api.Assertions.assertThat(schedule().path("next").isEmpty()).isTrue();
    save();

    assertThat(page.locator(".alert-success")).containsText("schedule was saved");
    assertThat(page.locator(".lk-head")).containsText("Scheduled refresh is on");
    assertThat(page.locator("main")).containsText("Set by " + ANN);
    org.assertj.core.api.Assertions.assertThat(schedule().get("schedule").toString())
        .contains("06:30", "18:45", "Asia/Kathmandu");
    chromium.picture("schedule");
  }

  @Test
  @Order(2)
  void aTimeIsAddedAndRemovedWithoutScript() {
    Map<String, String> fields =
        Map.of("on", "on", "recurrence", "DAILY", "times", "07:15", "zone", "UTC", "add", "1");
    Browser ann = signedIn();
    String more = ann.submit("/system/schedule", "/system/schedule/preview", fields).body();
    org.assertj.core.api.Assertions.assertThat(more)
        .contains("value=\"07:15\"", "aria-label=\"Time 2\"");
    Map<String, String> without =
        Map.of("on", "on", "recurrence", "DAILY", "times", "07:15", "zone", "UTC", "remove", "0");
    String fewer = ann.submit("/system/schedule", "/system/schedule/preview", without).body();
    org.assertj.core.api.Assertions.assertThat(fewer)
        .doesNotContain("07:15", "aria-label=\"Time 1\"");
    org.assertj.core.api.Assertions.assertThat(schedule().toString()).doesNotContain("07:15");
  }

  @Test
  @Order(3)
  void everythingShowsHowItStandsAndARefreshAsAWhole() {
    chromium.go("/system");
    chromium.assertWhole();
    chromium.picture("system-never");
    assertThat(page.locator("main")).containsText("Nothing was refreshed yet");
    assertThat(page.locator(".lk-tasks tbody tr")).hasCount(4);
    assertThat(group("Segments")).containsText("Not started");
    chromium.press("Refresh all");
    assertThat(page.locator("h1")).containsText("Refresh 1");
    waitFor(page.locator(".lk-head"), "4 of 4 tasks done");
    chromium.assertWhole();
    chromium.picture("refresh");
    assertThat(page.locator(".lk-facts")).containsText("by " + ANN);
    assertThat(page.locator("button", new Page.LocatorOptions().setHasText("Cancel"))).hasCount(0);
    assertThat(group("Exports")).containsText("on the list");
    group("Exports")
        .getByText("Details", new Locator.GetByTextOptions().setExact(true))
        .last()
        .click();
    page.waitForURL("**/exports/newsletter/runs/1");

    chromium.go("/system");
    assertThat(page.locator("main")).containsText("The last refresh ended on");
    assertThat(group("Segments")).containsText("3 members");
    assertThat(group("Exports")).containsText("by a refresh of everything");
    chromium.assertWhole();
    chromium.picture("system");
    page.getByText("Loyal customers").click();
    page.waitForURL("**/system/segments/loyal");
    assertThat(page.locator("tbody tr")).hasCount(1);
    assertThat(page.locator("tbody")).containsText("by " + ANN);
    chromium.assertWhole();
    chromium.picture("system-task");
    page.locator("tbody a").click();
    page.waitForURL("**/refreshes/1");
    chromium.go("/refreshes");
    assertThat(page.locator("tbody tr")).hasCount(1);
    chromium.assertWhole();
  }

  @Test
  @Order(4)
  void aRefreshThatWaitsIsCanceledAndSaysByWhomAndWhatWasSkippedWhy() throws IOException {
    java.nio.file.Files.delete(home.resolve("inbox/people.csv"));
    chromium.go("/system");
    chromium.press("Refresh all");
    waitFor(page.locator(".lk-head"), "4 of 4 tasks done");
    assertThat(page.locator(".lk-head")).containsText("Failed");
    assertThat(group("Segments")).containsText("Skipped");
    assertThat(group("Segments")).containsText("failed");
    chromium.picture("refresh-failed");

    JsonNode status = json(program.get("/api/v1/status").body());
    org.assertj.core.api.Assertions.assertThat(status.findValuesAsString("status"))
        .contains("FAILED", "SKIPPED");
    org.assertj.core.api.Assertions.assertThat(
            json(program.get("/api/v1/status/segments/loyal").body()).size())
        .isEqualTo(2);
  }

  @Test
  @Order(5)
  void aViewerLooksAndChangesNothing() {
    String system = viewer.get("/system").body();
    org.assertj.core.api.Assertions.assertThat(system)
        .contains("Loyal customers", "Refresh 1")
        .doesNotContain("Refresh all", "/system/schedule");
    org.assertj.core.api.Assertions.assertThat(viewer.get("/refreshes/1").body())
        .contains("Refresh 1")
        .doesNotContain("Cancel job");
  }

  @Test
  @Order(6)
  void everythingIsPausedAndGoesOnAgain() {
    chromium.go("/system/pause");
    chromium.assertWhole();
    page.fill("#note", "moving house");
    chromium.press("Pause everything");
    assertThat(page.locator(".lk-head")).containsText("by " + ANN + ": moving house");
    assertThat(page.locator(".alert-warning")).containsText("Go to the switch");
    chromium.assertWhole();
    chromium.picture("paused");
    org.assertj.core.api.Assertions.assertThat(viewer.get("/system").body())
        .contains("moving house")
        .doesNotContain("Go to the switch");
    chromium.press("Resume");
    assertThat(page.locator(".lk-head")).containsText("Nothing is paused");
    assertThat(page.locator(".alert-warning")).hasCount(0);
  }

  @Test
  @Order(7)
  void aboutTellsWhatRunsHereAndEveryLicence() throws IOException {
    chromium.go("/system/about");
    chromium.assertWhole();
    chromium.picture("about");
    assertThat(page.locator("main")).containsText("DuckDB v");
    assertThat(page.locator("main")).containsText("H2 2.");
    String docs =
        java.nio.file.Files.readString(
            Path.of(System.getProperty("listkeeper.root"), "docs/decisions/0005-dependencies.md"));
    String inTheProduct = docs.substring(0, docs.indexOf("## In the build"));
    List<String> rows = inTheProduct.lines().filter(line -> line.startsWith("| ")).skip(2).toList();
    JsonNode told = json(program.get("/api/v1/about/licences").body());
    org.assertj.core.api.Assertions.assertThat(told.findValuesAsString("name"))
        .containsExactlyElementsOf(
            rows.stream().map(row -> row.substring(2, row.indexOf(" | "))).toList());
  }

  @Test
  @Order(8)
  void thePagesKeepTheirShape() {
    List<String> pages =
        List.of(
            "/system",
            "/system/schedule",
            "/system/exports/newsletter",
            "/refreshes/2",
            "/refreshes");
    for (ColorScheme colors : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
      try (Chromium narrow = Chromium.open(sandboxed.server().address(), 400, colors)) {
        narrow.go("/");
        narrow.signIn(ANN, TestServer.PASSWORD);
        for (String path : pages) {
          org.assertj.core.api.Assertions.assertThat(narrow.go(path).status()).isEqualTo(200);
          narrow.assertWhole();
          narrow.picture(colors + path.replace('/', '-'));
        }
      }
    }
    chromium.go("/system/schedule");
    chromium.press("ET");
    assertThat(page.locator("main")).containsText("esmaspäev");
    chromium.assertWhole();
    chromium.picture("schedule-et");
    chromium.go("/system");
    assertThat(page.locator("h1")).hasText("Süsteem");
    chromium.assertWhole();
  }

  private static void save() {
    page.locator(".card-footer .btn-primary").click();
    page.waitForLoadState();
  }

  private static Locator group(String name) {
    return page.locator(
        ".card",
        new Page.LocatorOptions()
            .setHas(page.locator("h2", new Page.LocatorOptions().setHasText(name))));
  }

  private static Page.GetByLabelOptions exactly() {
    return new Page.GetByLabelOptions().setExact(true);
  }

  private static Browser signedIn() {
    Browser ann = Browser.at(sandboxed.server());
    ann.signIn(ANN, TestServer.PASSWORD);
    return ann;
  }

  private static void waitFor(Locator place, String text) {
    assertThat(place)
        .containsText(text, new LocatorAssertions.ContainsTextOptions().setTimeout(30_000));
  }

  private static JsonNode schedule() {
    return json(program.get("/api/v1/schedule").body());
  }

  private static JsonNode json(String text) {
    return JsonMapper.shared().readTree(text);
  }
}
