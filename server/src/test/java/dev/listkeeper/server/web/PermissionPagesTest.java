package dev.listkeeper.server.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.listkeeper.server.TestServer;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An Administrator lets somebody in, in a real browser, and sees it all in the audit. */
class PermissionPagesTest {
  private static final String ANN = "ann@example.org";
  private static final String BEN = "ben@example.org";

  @TempDir Path home;
  private TestServer server;
  private Chromium chromium;
  private Page page;

  @BeforeEach
  void start() {
    server = TestServer.start(home);
    server.asAdministrator();
    chromium = Chromium.open(server.address());
    page = chromium.page();
    chromium.go("/");
    chromium.signIn(ANN, TestServer.PASSWORD);
  }

  @AfterEach
  void stop() {
    chromium.close();
    server.close();
  }

  @Test
  void fromAnInvitationToBeingKeptOut() {
    String link = invite();
    try (Chromium bens = Chromium.open(server.address(), 1280, ColorScheme.DARK)) {
      choosePassword(bens, link);
      seesWhatAViewerMay(bens);
      promote();
      bens.go("/exports");
      assertThat(bens.page().locator("main")).containsText("Add export");
      deactivate();
      bens.go("/exports");
      assertThat(bens.page().locator("h1")).hasText("Sign in");
    }
    makeAndRevokeAToken();
    findInTheAudit();
    shapesOfPages();
    inEstonian();
  }

  private String invite() {
    chromium.go("/permissions");
    chromium.assertWhole();
    chromium.press("Add user");
    chromium.assertWhole();
    page.fill("#displayName", "Ben");
    page.fill("#email", ANN);
    chromium.press("Invite");
    assertThat(page.locator(".alert-danger")).containsText("already somebody");
    assertThat(page.locator("#displayName")).hasValue("Ben");
    page.fill("#email", BEN);
    chromium.press("Invite");
    assertThat(page.locator(".alert-info")).containsText("Hand this link to " + BEN);
    chromium.assertWhole();
    chromium.picture("invited");
    String link = page.locator("#secret").innerText();
    chromium.go("/permissions");
    assertThat(page.locator("main")).containsText("Invited");
    assertThat(page.locator("main")).not().containsText(link);
    return link;
  }

  private static void choosePassword(Chromium bens, String link) {
    bens.go(java.net.URI.create(link).getPath());
    bens.assertWhole();
    bens.picture("choose-password");
    bens.page().fill("#password", TestServer.PASSWORD);
    bens.press("Save password");
    assertThat(bens.page().locator(".alert-success")).containsText("Your password is saved");
    bens.signIn(BEN, TestServer.PASSWORD);
    assertThat(bens.page().locator("h1")).hasText("Home");
  }

  private static void seesWhatAViewerMay(Chromium bens) {
    assertThat(bens.page().locator("#menu")).not().containsText("Permissions");
    assertThat(bens.page().locator("main")).not().containsText("Refresh everything");
    bens.go("/exports");
    assertThat(bens.page().locator("main")).not().containsText("Add export");
    bens.go("/permissions");
    assertThat(bens.page().locator("main")).containsText("needs the role Administrator");
  }

  private void promote() {
    page.getByText("Ben", exactly()).click();
    page.waitForLoadState();
    page.getByLabel("Contributor").check();
    chromium.press("Save");
    assertThat(page.locator(".alert-success")).containsText("now has the role Contributor");
    assertThat(page.locator("main table tbody tr")).hasCount(1);
    chromium.assertWhole();
    chromium.picture("user");
  }

  private void deactivate() {
    chromium.press("Deactivate");
    assertThat(page.locator(".alert-success")).containsText("was deactivated");
    assertThat(page.locator("main")).containsText("Not signed in anywhere");
    chromium.assertWhole();
    chromium.go("/permissions");
    page.getByText("Ann", exactly()).last().click();
    page.waitForLoadState();
    chromium.press("Deactivate");
    assertThat(page.locator(".alert-danger")).containsText("only Administrator");
  }

  private void makeAndRevokeAToken() {
    chromium.go("/permissions");
    page.fill("#name", "dashboard");
    page.fill("#lastDay", "2099-12-31");
    chromium.press("Make token");
    assertThat(page.locator("#secret")).containsText("lk_");
    assertThat(page.locator("main")).containsText("1 Jan 2100");
    chromium.assertWhole();
    chromium.picture("permissions");
    page.locator("tr", new Page.LocatorOptions().setHasText("dashboard")).locator("button").click();
    page.waitForLoadState();
    assertThat(page.locator(".alert-success")).containsText("revoked");
    assertThat(page.locator("main")).not().containsText("dashboard");
  }

  private void findInTheAudit() {
    chromium.go("/audit");
    chromium.assertWhole();
    page.selectOption("#action", "USER_ROLE_CHANGED");
    page.fill("#who", "ann");
    page.fill("#fromDay", "2020-01-01");
    chromium.press("Search");
    assertThat(page.locator("tbody tr")).hasCount(1);
    page.locator("summary").click();
    assertThat(page.locator("tbody")).containsText("VIEWER → CONTRIBUTOR");
    assertThat(page.locator("tbody")).containsText("users/" + BEN);
    chromium.picture("audit-found");
    String file =
        page.context().request().get(page.locator("a[download]").getAttribute("href")).text();
    assertThat(page.locator("#who")).hasValue("ann");
    org.assertj.core.api.Assertions.assertThat(file.split("\r\n")).hasSize(2);
  }

  private void shapesOfPages() {
    chromium.go("/permissions");
    String bensPage = page.getByText("Ben", exactly()).getAttribute("href");
    List<String> pages = List.of("/permissions", "/permissions/users/_new", bensPage, "/audit");
    for (ColorScheme colors : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
      try (Chromium narrow = Chromium.open(server.address(), 400, colors)) {
        narrow.go("/");
        narrow.signIn(ANN, TestServer.PASSWORD);
        for (String path : pages) {
          org.assertj.core.api.Assertions.assertThat(narrow.go(path).status()).isEqualTo(200);
          narrow.assertWhole();
          narrow.picture(colors + path.replace('/', '-'));
        }
      }
    }
    chromium.go("/audit");
    chromium.picture("audit");
  }

  private static Page.GetByTextOptions exactly() {
    return new Page.GetByTextOptions().setExact(true);
  }

  private void inEstonian() {
    chromium.go("/permissions");
    chromium.press("ET");
    assertThat(page.locator("h1")).hasText("Õigused");
    assertThat(page.locator("main")).containsText("Suletud");
    chromium.go("/audit");
    assertThat(page.locator("h1")).hasText("Auditilogi");
    chromium.assertWhole();
    chromium.picture("audit-et");
  }
}
