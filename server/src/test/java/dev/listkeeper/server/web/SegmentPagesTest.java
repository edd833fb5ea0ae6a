package dev.listkeeper.server.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
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

/** Segments in a real browser: the list, refreshing them, and the exports they feed. */
class SegmentPagesTest {
  private static final LocatorAssertions.ContainsTextOptions SOON =
      new LocatorAssertions.ContainsTextOptions().setTimeout(30_000);

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
    refresh();
    segment("everybody", "Everybody", 0);
    segment("few", "A few", 940);
    put(
        "/api/v1/exports/second",
        "{\"key\":\"second\",\"displayName\":\"Second\",\"matching\":{\"email\":\"email\"},\"segments\":[\"few\"]}");
    server.server().invite(ann, "vera@example.org", Role.VIEWER);
    chromium = Chromium.open(server.server().address());
    page = chromium.page();
    chromium.go("/segments");
    chromium.signIn("ann@example.org", TestServer.PASSWORD);
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

  private static void segment(String key, String name, int points) {
    put(
        "/api/v1/segments/" + key,
        "{\"key\":\"%s\",\"displayName\":\"%s\",\"rules\":[{\"all\":[{\"attribute\":\"points\",\"greaterThan\":%d}]}]}"
            .formatted(key, name, points));
  }

  private static void put(String address, String body) {
    var answer = ann.put(address, body);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
  }

  @Test
  void oneIsEvaluatedAnewAndThenAll() {
    chromium.go("/segments");
    assertThat(row("Everybody")).containsText("Not started");
    row("Everybody").locator("button").click();
    assertThat(page.locator("h1")).hasText("Everybody");
    assertThat(page.locator("#live")).containsText("Successful", SOON);
    assertThat(page.locator("#live")).containsText("4 members");
    chromium.assertWhole();
    chromium.go("/segments");
    chromium.press("Refresh all");
    assertThat(row("A few")).containsText("Successful", SOON);
    assertThat(row("A few")).containsText("1");
    JsonNode last = JsonMapper.shared().readTree(ann.get("/api/v1/refreshes").body()).get(0);
    assertThat(last.get("tasks").size()).as("no source, no export").isEqualTo(3);
    chromium.assertWhole();
    chromium.picture("segments");
  }

  @Test
  void theListIsSortedAndSearchedInTheAddress() {
    chromium.go("/segments");
    assertThat(names()).containsExactly("A few", "Everybody", "Loyal customers");
    page.locator("thead").getByText("Name").click();
    assertThat(page.locator("th[aria-sort=descending]")).hasText("Name");
    assertThat(names()).containsExactly("Loyal customers", "Everybody", "A few");
    for (String column : List.of("members", "status", "refreshed", "exports")) {
      chromium.go("/segments?order=down&sort=" + column);
      assertThat(names()).hasSize(3);
    }
    chromium.fill("Name", "LOYAL");
    chromium.press("Search");
    assertThat(names()).containsExactly("Loyal customers");
    chromium.go("/segments?search=%27");
    assertThat(page.locator("main")).containsText("No segment matches");
  }

  @Test
  void aSegmentIsAddedToAnExportAndAnotherExportIsBegunWithIt() {
    chromium.go("/segments/loyal");
    chromium.press("Manage exports");
    assertThat(page.locator("h1")).hasText("Exports of “Loyal customers”");
    assertThat(page.locator(".card").first()).containsText("Newsletter");
    assertThat(page.locator(".card").last()).containsText("Second");
    chromium.assertWhole();
    chromium.picture("manage-exports");
    chromium.press("Add segment");
    assertThat(page.locator("main")).containsText("“Loyal customers” feeds “Second” too");
    assertThat(page.locator(".card").first()).containsText("A few, Loyal customers");
    assertThat(page.locator(".card").last()).containsText("There is no other export.");
    assertThat(ann.get("/api/v1/exports/second").body()).contains("loyal", "few");
    assertThat(page.locator("a", new Page.LocatorOptions().setHasText("Add export")))
        .hasAttribute("href", "/exports/_new?segment=loyal");
    chromium.press("Back");
    assertThat(page.locator("h1")).hasText("Loyal customers");
  }

  @Test
  void aViewerLooksAndChangesNothing() {
    try (Chromium vera = Chromium.open(server.server().address(), 400, ColorScheme.DARK)) {
      vera.go("/segments");
      vera.signIn("vera@example.org", TestServer.PASSWORD);
      for (String path : List.of("/segments", "/segments/loyal", "/segments/loyal/exports")) {
        vera.go(path);
        vera.assertWhole();
        vera.picture("viewer" + path.replace('/', '-'));
        assertThat(vera.text()).doesNotContain("Refresh all", "Add segment", "Add export");
      }
    }
  }

  private static com.microsoft.playwright.Locator row(String name) {
    return page.locator("tbody tr")
        .filter(new com.microsoft.playwright.Locator.FilterOptions().setHasText(name));
  }

  private static List<String> names() {
    return page.locator(".lk-name").allInnerTexts();
  }
}
