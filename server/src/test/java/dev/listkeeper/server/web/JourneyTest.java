package dev.listkeeper.server.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.ColorScheme;
import dev.listkeeper.constantcontact.sandbox.Sandbox;
import dev.listkeeper.constantcontact.sandbox.auth.Consent;
import dev.listkeeper.server.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A new administrator in a real browser: from the one-time link to a list in step. */
class JourneyTest {
  private static final String EMAIL = "ann@example.org";
  private static final String WORKSPACE =
      """
      sources:
      - key: shop
        displayName: Shop
        tables:
        - {key: people, file: people.csv, primaryKey: id}
      customers: {table: shop.people}
      segments:
      - key: loyal
        displayName: Loyal customers
        rules:
        - all: [{attribute: points, greaterThan: 700}]
      """;

  @TempDir Path home;
  private Sandbox sandbox;
  private TestServer server;
  private Chromium chromium;
  private Page page;

  @BeforeEach
  void start() throws IOException {
    Files.createDirectories(home.resolve("inbox"));
    Files.writeString(
        home.resolve("inbox/people.csv"),
        """
        id,email,first_name,points
        1,ann@example.org,Ann,800
        2,ben@example.org,Ben,20
        3,cilla@example.org,Cilla,900
        4,not an address,<b>Dan</b>,950
        5,dora@example.org,Dora
        """);
    sandbox = Sandbox.builder().consent(Consent.ASK).start();
    server =
        TestServer.start(
            home,
            Map.of(
                "LISTKEEPER_CONSTANT_CONTACT_API_URL", sandbox.apiUrl().toString(),
                "LISTKEEPER_CONSTANT_CONTACT_AUTH_URL", sandbox.authUrl().toString()),
            Clock.systemUTC());
    chromium = Chromium.open(server.address());
    page = chromium.page();
  }

  @AfterEach
  void stop() {
    chromium.close();
    server.close();
    sandbox.close();
  }

  @Test
  void fromTheSetUpLinkToAListThatEqualsThePlan() {
    setUp();
    chromium.assertWhole();
    applyWorkspace();
    refresh();
    readWhatWasRejected();
    connect();
    String export = addExport();
    runIt();
    seeThePeople();
    shapesOfPages(export);
    inEstonian();
  }

  private void setUp() {
    chromium.go("/setup/" + server.setupToken());
    chromium.assertWhole();
    chromium.fill("Display name", "Ann");
    page.fill("#email", EMAIL);
    page.fill("#password", "short");
    page.evaluate("document.querySelector('main form').noValidate = true");
    chromium.press("Create administrator");
    assertThat(page.locator(".alert-danger")).isVisible();
    assertThat(page.locator("#email")).hasValue(EMAIL);
    page.fill("#password", TestServer.PASSWORD);
    chromium.press("Create administrator");
    chromium.signIn(EMAIL, "wrong password 123");
    assertThat(page.locator(".alert-danger")).isVisible();
    chromium.signIn(EMAIL, TestServer.PASSWORD);
    assertThat(page.locator("h1")).hasText("Home");
    chromium.picture("empty-home");
  }

  /** With the session of the browser, as a script of a page of ours would. */
  private void applyWorkspace() {
    Object status =
        page.evaluate(
            """
            body => fetch('/api/v1/workspace/apply', {method: 'POST', body,
              headers: {'Content-Type': 'text/plain',
                'X-CSRF-TOKEN': document.querySelector('meta[name=csrf-token]').content}})
              .then(answer => answer.status)
            """,
            WORKSPACE);
    assertThat(status).isEqualTo(200);
  }

  private void refresh() {
    chromium.go("/");
    chromium.press("Refresh everything");
    waitFor("main", "Completed with warnings");
    assertThat(page.locator("main")).containsText("4 rows, 1 rejected");
    chromium.assertWhole();
  }

  private void readWhatWasRejected() {
    chromium.go("/sources");
    page.getByText("Shop").last().click();
    page.getByText("people", new Page.GetByTextOptions().setExact(true)).click();
    chromium.assertWhole();
    assertThat(page.locator("main")).containsText("One row was rejected");
    page.getByText("One row was rejected").click();
    assertThat(page.locator("main")).containsText("5,dora@example.org,Dora");
    String file =
        page.context().request().get(page.url().replace("/rejects", "/rejects.csv")).text();
    assertThat(file).startsWith("\"file\",\"line\",\"reason\",\"raw\"\r\n").contains("\"6\"");
  }

  private void connect() {
    chromium.go("/connections");
    chromium.press("Add connection");
    page.locator("main").getByText("Constant Contact").first().click();
    chromium.press("Connect");
    assertThat(page.locator(".invalid-feedback")).hasCount(2);
    chromium.fill("Display name", "Our account");
    page.getByLabel("I agree").check();
    chromium.press("Connect");
    chromium.assertWhole();
    authenticate("Deny");
    assertThat(page.locator(".alert-danger")).containsText("refused");
    chromium.go("/connections/our-account");
    authenticate("Allow");
    assertThat(page.locator("main")).containsText("Signed in to the account");
    assertThat(page.content()).doesNotContain(sandbox.clientSecret());
    chromium.press("Add yourself as export user");
    chromium.press("Save");
    assertThat(page.locator(".lk-head")).containsText("Ready");
  }

  private void authenticate(String answer) {
    page.fill("#clientId", sandbox.clientId());
    page.fill("#clientSecret", sandbox.clientSecret());
    chromium.press("Authenticate with Constant Contact");
    page.locator("button", new Page.LocatorOptions().setHasText(answer)).click();
    page.waitForLoadState();
  }

  private String addExport() {
    chromium.go("/exports");
    chromium.press("Add export");
    chromium.fill("Display name", "Spring & summer");
    page.locator("#save").click();
    assertThat(page.locator(".invalid-feedback")).hasCount(2);
    assertThat(page.locator("#displayName")).hasValue("Spring & summer");
    assertThat(page.locator("#connection")).hasValue("our-account");
    page.fill("#list", "https://app.constantcontact.com/lists/" + sandbox.createList("Spring"));
    page.selectOption("#email", "email");
    page.locator("#add-attribute").click();
    page.selectOption("#matching-0", "firstName");
    page.selectOption("#matching-0-attribute", "first_name");
    page.getByText("Loyal customers").click();
    chromium.assertWhole();
    chromium.picture("export-form");
    page.locator("#save").click();
    assertThat(page.locator("h1")).hasText("Spring & summer");
    assertThat(page.url()).endsWith("/exports/spring-summer");
    return "/exports/spring-summer";
  }

  private void runIt() {
    chromium.press("Run");
    waitFor("main", "The list equals the plan");
    assertThat(page.locator(".lk-sum")).containsText("members");
    List<String> numbers = page.locator(".lk-sum b").allInnerTexts();
    assertThat(numbers).containsExactly("3", "2", "0", "0", "1", "0", "0");
    assertThat(page.locator("#people")).containsText("ann@example.org");
    chromium.assertWhole();
    chromium.picture("run");
  }

  private void seeThePeople() {
    page.locator(".lk-sum a", new Page.LocatorOptions().setHasText("held back")).click();
    page.waitForLoadState();
    assertThat(page.locator("#people tbody tr")).hasCount(1);
    assertThat(page.locator("#people tbody")).containsText("The e-mail address is not valid");
    chromium.go("/segments/loyal?search=CILLA");
    assertThat(page.locator("tbody tr")).hasCount(1);
    chromium.go("/segments/loyal?search=Dan");
    assertThat(page.locator("tbody")).containsText("<b>Dan</b>");
  }

  private void shapesOfPages(String export) {
    List<String> pages =
        List.of(
            "/",
            "/sources",
            "/sources/shop",
            "/sources/shop/tables/people",
            "/sources/shop/tables/people/rejects",
            "/segments",
            "/segments/loyal",
            "/exports",
            export,
            export + "/edit",
            export + "/runs/1",
            "/connections",
            "/connections/_new",
            "/connections/our-account");
    for (ColorScheme colors : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
      try (Chromium narrow = Chromium.open(server.address(), 400, colors)) {
        narrow.go("/");
        narrow.signIn(EMAIL, TestServer.PASSWORD);
        for (String path : pages) {
          assertThat(narrow.go(path).status()).as(path).isEqualTo(200);
          narrow.assertWhole();
          narrow.picture(colors + path.replace('/', '-'));
        }
      }
    }
  }

  private void inEstonian() {
    chromium.go("/exports");
    chromium.press("ET");
    assertThat(page.locator("h1")).hasText("Ekspordid");
    assertThat(page.locator("main")).containsText("Õnnestus");
    chromium.press("EN");
    assertThat(page.locator("h1")).hasText("Exports");
    page.locator("button[value=dark]").click();
    assertThat(page.locator("html")).hasAttribute("data-bs-theme", "dark");
    chromium.press("Sign out");
    assertThat(page.locator("h1")).hasText("Sign in");
  }

  private void waitFor(String place, String text) {
    Locator locator = page.locator(place);
    assertThat(locator)
        .containsText(text, new LocatorAssertions.ContainsTextOptions().setTimeout(30_000));
  }
}
