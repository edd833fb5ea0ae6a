package dev.listkeeper.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.listkeeper.server.Browser;
import dev.listkeeper.server.SandboxedServer;
import dev.listkeeper.server.TestServer;
import dev.listkeeper.server.cli.CommandLineRun;
import dev.listkeeper.server.security.Role;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** Customers are found by what one knows of them, and a page tells all about one. */
@Timeout(300)
class CustomerPagesTest {
  /** A CustomerId that no path can hold. */
  private static final String SLASHED = "a/1 ?&%";

  @TempDir static Path home;
  private static SandboxedServer sandboxed;
  private static Browser ann;
  private static Browser viewer;
  private static String beforeTheFirstRefresh = "";
  private static String searchBeforeTheFirstRefresh = "";

  @BeforeAll
  static void start() throws IOException, InterruptedException {
    sandboxed = SandboxedServer.start(home);
    ann = sandboxed.administrator();
    Files.writeString(
        home.resolve("inbox/people.csv"),
        """
        id,email,first_name,points
        %s,ann@example.org,Ann,800
        2,Ben@Example.ORG,Ben,20
        3,cilla@example.org,Cilla,900
        33,not an address,<b>Dan</b>,950
        """
            .formatted(SLASHED));
    viewer = sandboxed.server().invite(ann, "vera@example.org", Role.VIEWER);
    beforeTheFirstRefresh = viewer.get("/customers").body();
    searchBeforeTheFirstRefresh = viewer.get("/search?q=ann").body();
    sandboxed.connect();
    refresh();
    sandboxed.sandbox().removeFromList("ann@example.org", sandboxed.list());
    refresh();
  }

  @AfterAll
  static void stop() {
    sandboxed.close();
  }

  @Test
  void anAdministratorFindsSomebodyAndLetsThemBackOnce() {
    try (Chromium chromium = open("ann@example.org", 1280, ColorScheme.LIGHT)) {
      Page page = chromium.page();
      page.keyboard().press("/");
      assertThat(page.evaluate("document.activeElement.id")).isEqualTo("find");
      page.keyboard().type("ANN@example.org");
      page.keyboard().press("Enter");
      page.waitForURL(url -> url.contains("/customers?id="));
      chromium.assertWhole();
      chromium.picture("customer-left");
      assertThat(page.locator("h1").innerText()).isEqualTo("Ann");
      assertThat(chromium.text())
          .contains("In one segment, on no list", SLASHED, "shop.people", "points")
          .contains("Loyal customers", "ann@example.org: not on the list, left on their own")
          .contains("Held back: Left the list");
      assertThat(page.locator("#runs tbody tr").allInnerTexts())
          .hasSize(2)
          .satisfies(runs -> assertThat(runs.getFirst()).contains("held back", "Left the list"))
          .satisfies(runs -> assertThat(runs.getLast()).contains("added"));

      chromium.press("Let back once");
      chromium.assertWhole();
      assertThat(chromium.text())
          .contains("The next run of “Newsletter” may add this customer once.", "lifted this")
          .doesNotContain("Let back once");
      chromium.go("/exports/newsletter/runs/1");
      page.locator("#people a", new Page.LocatorOptions().setHasText(SLASHED)).click();
      page.waitForURL(url -> url.contains("/customers?id="));
      chromium.go("/segments/loyal");
      page.getByText("33", new Page.GetByTextOptions().setExact(true)).click();
      page.waitForURL(url -> url.contains("33"));
      assertThat(page.locator("h1").innerText()).isEqualTo("<b>Dan</b>");
    }
  }

  @Test
  void aViewerSeesPeopleOnScreenOnlyInEveryShape() {
    for (ColorScheme colors : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
      for (int width : new int[] {1280, 400}) {
        try (Chromium chromium = open("vera@example.org", width, colors)) {
          chromium.go("/customers?search=ben%40example.org");
          chromium.assertWhole();
          Locator rows = chromium.page().locator("tbody tr");
          assertThat(rows.allInnerTexts())
              .singleElement(InstanceOfAssertFactories.STRING)
              .contains("2", "Ben@Example.ORG");
          rows.locator("a").click();
          chromium.page().waitForURL("**/customers/2");
          chromium.assertWhole();
          chromium.picture("customer-" + colors + "-" + width);
          assertThat(chromium.text())
              .contains("In no segment, on no list", "No run that is kept has dealt with");
          assertThat(chromium.page().locator("a[download]").count()).isZero();
          chromium.go("/search?q=loyal");
          chromium.assertWhole();
          assertThat(chromium.text()).contains("One match for “loyal”.", "Loyal customers");
          chromium.go("/customers");
          chromium.assertWhole();
          chromium.picture("customers-" + colors + "-" + width);
          assertThat(rows.count()).isEqualTo(4);
        }
      }
    }
  }

  @Test
  void wordsAreLookedForEachAndACustomerIdWhole() {
    assertThat(found("CILLA")).contains("cilla@example.org").doesNotContain("ann@example.org");
    assertThat(found("example ann")).contains("ann@example.org").doesNotContain("cilla");
    assertThat(found("ann nobody")).contains("Nobody matches.");
    assertThat(found("3")).as("not also 33").contains("cilla").doesNotContain("not an address");
    assertThat(found("%")).contains(">a/1 ?&amp;%<").doesNotContain("cilla");
    assertThat(viewer.get("/search?q=").body()).contains("Type a name or an address");
    assertThat(viewer.get("/search?q=nothing+at+all").body())
        .contains("Nothing matches “nothing at all”.");
    assertThat(viewer.get("/customers/nobody").statusCode()).isEqualTo(404);
  }

  @Test
  void beforeTheFirstRefreshPagesSayWhatIsMissing() {
    assertThat(beforeTheFirstRefresh)
        .contains("There are no customer profiles yet.", "Look at the data sources");
    assertThat(searchBeforeTheFirstRefresh).contains("There are no customer profiles yet.");
  }

  @Test
  void programsOfContributorsGetProfilesAndTheAuditKnows() {
    String one = ann.get("/api/v1/customers/profile?customerId=a%2F1%20%3F%26%25").body();
    String all = ann.get("/api/v1/customers/profiles?search=cilla").body();

    assertThat(one).contains("\"first_name\":\"Ann\"", "\"segments\":[\"loyal\"]");
    assertThat(all).contains("\"total\":1", "cilla@example.org");
    assertThat(ann.get("/api/v1/customers/profile?customerId=nobody").statusCode()).isEqualTo(404);
    assertThat(ann.get("/api/v1/audit?action=PEOPLE_DOWNLOADED").body())
        .contains("customers/profile", "customers/profiles");
  }

  @Test
  void whoIsNotHeldBackForLeavingIsNotLifted() {
    HttpResponse<String> answer =
        ann.post("/api/v1/exports/newsletter/hold-backs/lift?customerId=33", "");
    CommandLineRun command =
        CommandLineRun.of(
            "export",
            "lift",
            "newsletter",
            "no/body",
            "--url",
            sandboxed.server().address().toString(),
            "--token",
            token());

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("the e-mail address is not valid");
    assertThat(command.err()).contains("held back nobody with that CustomerId");
    assertThat(
            viewer
                .submit("/", "/customers/lift", Map.of("customerId", "3", "export", "x"))
                .statusCode())
        .isEqualTo(403);
  }

  private static void refresh() {
    CommandLineRun refreshed = sandboxed.refresh();
    assertThat(refreshed.status()).as(refreshed.out() + refreshed.err()).isZero();
  }

  private static String token() {
    String made =
        ann.post("/api/v1/tokens", "{\"name\":\"lift\",\"role\":\"ADMINISTRATOR\"}").body();
    return JsonMapper.shared().readTree(made).get("token").asString();
  }

  private static String found(String words) {
    return viewer.get("/customers?" + Browser.form(Map.of("search", words))).body();
  }

  private static Chromium open(String email, int width, ColorScheme colors) {
    Chromium chromium = Chromium.open(sandboxed.server().address(), width, colors);
    chromium.go("/customers");
    chromium.signIn(email, TestServer.PASSWORD);
    return chromium;
  }
}
