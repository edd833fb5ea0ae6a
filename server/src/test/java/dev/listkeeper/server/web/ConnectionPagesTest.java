package dev.listkeeper.server.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.listkeeper.connection.ConnectionState;
import dev.listkeeper.connection.ConnectionStates;
import dev.listkeeper.constantcontact.sandbox.auth.Consent;
import dev.listkeeper.server.AheadClock;
import dev.listkeeper.server.Browser;
import dev.listkeeper.server.SandboxedServer;
import dev.listkeeper.server.TestServer;
import dev.listkeeper.server.cli.Polling;
import dev.listkeeper.server.security.Role;
import dev.listkeeper.server.store.TestDatabase;
import dev.listkeeper.workspace.Key;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** All that an Administrator does with connections, in a real browser. */
@Timeout(300)
class ConnectionPagesTest {
  private static final String NOTICE = "https://www.example.org/privacy?lang=en";
  private static final String API = "/api/v1/connections/";

  @TempDir static Path home;

  private static final AheadClock CLOCK = new AheadClock();
  private static SandboxedServer server;
  private static Browser ann;
  private static Browser cy;
  private static Chromium chromium;
  private static Page page;

  @BeforeAll
  static void open() throws IOException, InterruptedException {
    server =
        SandboxedServer.start(
            home, TestDatabase.EMBEDDED, Map.of("LISTKEEPER_PRIVACY_NOTICE_URL", NOTICE), CLOCK);
    server.connect();
    ann = server.administrator();
    cy = server.server().invite(ann, "cy@example.org", Role.CONTRIBUTOR);
    server.sandbox().consent(Consent.ASK);
    chromium = Chromium.open(server.server().address());
    page = chromium.page();
    chromium.go("/");
    chromium.signIn("ann@example.org", TestServer.PASSWORD);
  }

  @AfterAll
  static void close() {
    chromium.close();
    server.close();
  }

  @BeforeEach
  void inEnglish() {
    chromium.go("/connections");
    chromium.press("EN");
  }

  static Stream<Tongue> tongues() {
    return Stream.of(Tongue.ENGLISH, Tongue.ESTONIAN);
  }

  @ParameterizedTest
  @MethodSource("tongues")
  void aConnectionIsAddedInTheOrderOfItsSteps(Tongue tongue) {
    String name = "Shop " + tongue;
    String key = "shop-" + tongue;
    chromium.press(tongue.button());
    chromium.press(tongue.say("connection.add"));
    chromium.assertWhole();
    page.locator("main a.card").click();
    assertThat(page.locator(".lk-steps h2"))
        .hasText(
            new String[] {
              tongue.say("connection.type"),
              tongue.say("connection.name"),
              tongue.say("connection.sharing.choose"),
              tongue.say("step.agree.title"),
              tongue.say("step.connect.title"),
              tongue.say("step.connect"),
              tongue.say("step.user"),
              tongue.say("save")
            });
    assertThat(page.getByLabel(tongue.say("sharing.ADMINISTRATORS")).first()).isChecked();
    assertThat(page.locator("main")).containsText(tongue.say("privacy.statement"));
    assertThat(page.getByText(tongue.say("privacy.notice"))).hasAttribute("href", NOTICE);

    withoutAgreementNothingConnects(tongue, name, key);
    whatGoesWrongAtConstantContactIsSaidAndConnectsNothing(tongue, key);
    authenticate(tongue, "Allow");
    assertThat(page.locator("main")).containsText(tongue.say("step.authenticated"));
    assertThat(page.content()).doesNotContain(server.sandbox().clientSecret());
    nothingIsUsableBeforeSave(key);
    chromium.press(tongue.say("step.user"));
    assertThat(page.locator(".lk-steps"))
        .containsText(tongue.say("step.acting", "ann@example.org"));
    chromium.assertWhole();
    chromium.picture("connection-steps-" + tongue);
    button(tongue.say("save")).click();
    assertThat(page.locator(".alert-success")).hasText(tongue.say("step.saved"));
    assertThat(page.locator(".lk-head")).containsText(tongue.say("stage.READY"));
    assertThat(page.locator("main")).containsText("ann@example.org");
    assertThat(stage(key)).isEqualTo("READY");
    assertThat(ann.get(API + key + "/lists").statusCode()).isEqualTo(200);
    JsonNode agreement = json(ann.get(API + key + "/state")).get("agreement");
    assertThat(agreement.get("by").asString()).isEqualTo("ann@example.org");
    assertThat(agreement.get("statement").asString()).isEqualTo("2026-11-28");
    assertThat(agreement.hasNonNull("at")).isTrue();
  }

  private static void withoutAgreementNothingConnects(Tongue tongue, String name, String key) {
    chromium.fill(tongue.say("connection.name"), name);
    chromium.press(tongue.say("step.connect.title"));
    assertThat(page.locator("#agree-mistake")).hasText(tongue.say("connection.need.agreement"));
    assertThat(page.locator("#displayName")).hasValue(name);
    assertThat(ann.get(API + key).statusCode()).isEqualTo(404);
    page.getByLabel(tongue.say("step.agree")).check();
    chromium.press(tongue.say("step.connect.title"));
    assertThat(page.url()).endsWith("/connections/" + key);
    assertThat(button(tongue.say("save"))).isDisabled();
  }

  private static void whatGoesWrongAtConstantContactIsSaidAndConnectsNothing(
      Tongue tongue, String key) {
    chromium.press(tongue.say("step.connect"));
    assertThat(alert()).hasText(tongue.say("step.connect.need"));
    authenticate(tongue, "Deny");
    assertThat(alert()).hasText(tongue.say("problem.SIGN_IN_DENIED"));
    begin(tongue, server.sandbox().clientSecret());
    CLOCK.advance(Duration.ofMinutes(11));
    answer("Allow");
    assertThat(alert()).hasText(tongue.say("problem.SIGN_IN_EXPIRED"));
    begin(tongue, "not the secret");
    answer("Allow");
    assertThat(alert()).hasText(tongue.say("problem.APPLICATION_UNKNOWN"));
    chromium.go("/oauth/callback?state=made-up&code=made-up");
    assertThat(alert()).hasText(tongue.say("problem.SIGN_IN_UNKNOWN"));
    chromium.go("/connections/" + key);
    begin(tongue, server.sandbox().clientSecret());
    chromium.go("/connections/" + key); // went away from the page of Constant Contact
    assertThat(button(tongue.say("step.connect"))).isVisible();
    assertThat(stage(key)).isEqualTo("DRAFT");
  }

  private static void nothingIsUsableBeforeSave(String key) {
    assertThat(stage(key)).isEqualTo("DRAFT");
    assertThat(ann.get(API + key + "/lists").body()).contains("CONNECTION_NOT_READY");
    assertThat(cy.get(API + key).statusCode()).isEqualTo(404);
  }

  @Test
  void nameSharingAndLimitAreChangedLaterAndExportsStay() {
    chromium.go("/connections/cc");
    chromium.press("Edit");
    chromium.fill("Display name", "Shop account");
    page.getByLabel("Administrators").first().check();
    chromium.fill("Limit of an export", "many");
    button("Save").click();
    assertThat(page.locator("#limit-mistake")).containsText("whole number");
    assertThat(page.locator("#limit")).hasValue("many");
    assertThat(page.locator("#displayName")).hasValue("Shop account");
    chromium.assertWhole();
    chromium.fill("Limit of an export", "250000");
    button("Save").click();

    assertThat(page.locator("h1")).hasText("Shop account");
    assertThat(page.locator("main")).containsText("250,000 addresses");
    assertThat(cy.get(API + "cc").statusCode()).as("no longer shared").isEqualTo(404);
    assertThat(json(ann.get("/api/v1/exports/newsletter")).get("connection").asString())
        .isEqualTo("cc");
    assertThat(ann.get("/api/v1/audit?object=connections/cc").body())
        .contains("availableTo", "Shop account", "250000");
    chromium.go("/connections/cc/edit");
    page.getByLabel("Contributors").first().check();
    chromium.fill("Limit of an export", "");
    chromium.fill("Display name", "Constant Contact");
    button("Save").click();
    assertThat(cy.get(API + "cc").statusCode()).isEqualTo(200);
  }

  @Test
  void healthIsAnActualCallAndForAdministratorsOnly() {
    chromium.go("/connections/cc");
    assertThat(page.locator("#health")).containsText("Works");
    JsonNode account = json(ann.get(API + "cc/state")).get("account");
    assertThat(page.locator("#health"))
        .containsText(account.get("name").asString() + " (" + account.get("id").asString() + ")");
    assertThat(page.locator("#health")).containsText("account_read, contact_data, offline_access");
    assertThat(page.locator("#health")).containsText("contacts:write");
    assertThat(page.locator("#health")).containsText("of 10,000, by everything");
    chromium.assertWhole();
    chromium.picture("connection");

    long calls = accountCalls();
    chromium.go("/connections/cc");
    assertThat(page.locator("#health")).containsText("Works");
    assertThat(accountCalls()).as("remembered").isEqualTo(calls);
    server.sandbox().privileges(Set.of("contacts:read", "account:read"));
    chromium.press("Check now");
    assertThat(page.locator("#health")).containsText("lacks the privileges contacts:write");
    assertThat(page.locator(".lk-head")).containsText("Not well");
    assertThat(accountCalls()).isEqualTo(calls + 1);
    chromium.go("/connections?sort=health");
    assertThat(page.locator("tbody tr").first()).containsText("Not well");
    server
        .sandbox()
        .privileges(
            Set.of(
                "contacts:read",
                "contacts:write",
                "contacts:lists:read",
                "contacts:lists:write",
                "account:read"));
    assertThat(json(ann.post(API + "cc/health", "")).hasNonNull("trouble")).isFalse();

    for (String address : List.of("/connections/cc", "/connections/cc/health", "/connections")) {
      assertThat(cy.get(address).statusCode()).as(address).isEqualTo(403);
    }
    assertThat(cy.get(API + "cc/health").statusCode()).isEqualTo(403);
    assertThat(cy.get(API + "cc").body()).doesNotContain(account.get("id").asString());
  }

  private static long accountCalls() {
    return server.sandbox().calls().getOrDefault("GET /v3/account/summary", 0L);
  }

  @Test
  void aSignInThatNoLongerCountsIsToldOnEveryPageAndRepairedThere() {
    server.sandbox().revokeRefreshTokens();
    server.sandbox().expireAccessTokens();
    chromium.go("/connections/cc");
    chromium.press("Check now");
    assertThat(page.locator(".lk-head")).containsText("Reconnect needed");
    chromium.go("/segments");
    assertThat(page.locator(".alert-warning")).containsText("Constant Contact");
    page.getByText("Authenticate again").click();
    button("Authenticate again").click(); // with the key and the secret that are kept
    answer("Allow");

    assertThat(page.locator(".lk-head")).containsText("Ready");
    assertThat(page.locator("#health")).containsText("Works");
    chromium.go("/segments");
    assertThat(page.locator(".alert-warning")).hasCount(0);
  }

  @Test
  void anotherAccountIsRefusedUnlessSomebodyConfirmsIt() {
    ConnectionStates states = server.server().part(ConnectionStates.class);
    ConnectionState before = states.of(new Key("cc"));
    ConnectionState.Account theirs = new ConnectionState.Account("a07e9theirs", "Their shop");
    states.save(
        new ConnectionState(
            before.connection(),
            before.stage(),
            before.agreement(),
            Optional.of(theirs),
            before.exportUser()));

    chromium.go("/connections/cc");
    page.locator("#authenticate summary").click();
    button("Authenticate again").click();
    answer("Allow");
    assertThat(alert()).containsText("another Constant Contact account");
    assertThat(states.of(new Key("cc")).account()).contains(theirs);
    assertThat(page.locator("#authenticate")).containsText("Their shop (a07e9theirs)");
    chromium.assertWhole();
    page.getByLabel("This may be another account").check();
    button("Authenticate again").click();
    answer("Allow");

    assertThat(page.locator(".alert-success")).isVisible();
    assertThat(states.of(new Key("cc")).account()).isEqualTo(before.account());
    assertThat(ann.get("/api/v1/audit?action=CONNECTION_AUTHENTICATED").body())
        .contains("a07e9theirs");
  }

  @Test
  void aConnectionWhoseExportUserIsGoneSkipsItsExportsUntilSomebodyTakesOver() {
    server.server().invite(ann, "bo@example.org", Role.ADMINISTRATOR);
    Browser bo = Browser.at(server.server());
    bo.signIn("bo@example.org", TestServer.PASSWORD);
    assertThat(bo.submit("/connections/cc", "/connections/cc/export-user", Map.of()).statusCode())
        .isEqualTo(302);
    int id =
        Stream.of(json(ann.get("/api/v1/users")))
            .flatMap(users -> users.valueStream())
            .filter(user -> user.get("email").asString().equals("bo@example.org"))
            .findFirst()
            .orElseThrow()
            .get("id")
            .asInt();

    ann.put("/api/v1/users/" + id + "/role", "{\"role\":\"CONTRIBUTOR\"}");
    assertThat(stage("cc")).isEqualTo("NEEDS_EXPORT_USER");
    assertThat(ended("/api/v1/exports/newsletter/runs").get("status").asString())
        .isEqualTo("SKIPPED");
    assertThat(ended("/api/v1/refreshes").toString())
        .contains("SKIPPED", "The connection needs an export user");
    ann.put("/api/v1/users/" + id + "/role", "{\"role\":\"ADMINISTRATOR\"}");
    assertThat(stage("cc")).isEqualTo("READY");
    ann.post("/api/v1/users/" + id + "/deactivation", "");

    chromium.go("/connections");
    assertThat(row("Constant Contact")).containsText("Needs an export user");
    chromium.go("/connections/cc");
    assertThat(page.locator(".alert-danger")).containsText("bo@example.org");
    chromium.assertWhole();
    chromium.picture("connection-needs-user");
    button("Add yourself as export user").click();
    assertThat(page.locator(".lk-head")).containsText("Ready");
    assertThat(page.locator(".alert-danger")).hasCount(0);
    assertThat(ended("/api/v1/exports/newsletter/runs").get("status").asString())
        .isNotEqualTo("SKIPPED");
    JsonNode taken =
        json(ann.get("/api/v1/audit?action=CONNECTION_EXPORT_USER_ADDED&object=connections/cc"));
    assertThat(taken.toString()).contains("\"bo@example.org\"", "\"ann@example.org\"");
  }

  @Test
  void oneInUseLeadsToItsExportsAndOneThatIsNotIsRemovedAfterAnotherQuestion() {
    ann.put(API + "old", "{\"key\":\"old\",\"displayName\":\"Old\"}");
    String list = server.sandbox().createList("Old list");
    ann.put(
        "/api/v1/exports/old",
        """
        {"key":"old","displayName":"Old export","connection":"old","list":"%s",
         "matching":{"email":"email"},"segments":["loyal"]}
        """
            .formatted(list));
    chromium.go("/connections/old");
    chromium.press("Remove");
    assertThat(page.locator("h1")).hasText("Remove “Old”");
    assertThat(page.locator("main .card")).containsText("in use by one export");
    assertThat(page.locator(".btn-danger")).hasCount(0);
    chromium.assertWhole();
    chromium.picture("connection-remove");
    page.getByText("Old export").click();
    assertThat(page.locator("h1")).hasText("Old export");
    ann.put(
        "/api/v1/exports/old",
        """
        {"key":"old","displayName":"Old export","list":"%s",
         "matching":{"email":"email"},"segments":["loyal"]}
        """
            .formatted(list));

    chromium.go("/connections/old/remove");
    chromium.press("Remove connection");
    assertThat(page.locator(".alert-success")).containsText("“Old” was removed");
    assertThat(ann.get(API + "old").statusCode()).isEqualTo(404);
    assertThat(json(ann.get("/api/v1/exports/old")).get("displayName").asString())
        .isEqualTo("Old export");
    ann.delete("/api/v1/exports/old");
  }

  @Test
  void theListIsSearchedAndSortedByAnyColumn() {
    ann.put(API + "zeta", "{\"key\":\"zeta\",\"displayName\":\"Zeta & sons\"}");
    chromium.go("/connections");
    assertThat(page.locator("thead th"))
        .hasText(new String[] {"Display name", "Type", "Created", "Who has access", "Health"});
    page.locator("thead a").first().click();
    assertThat(page.locator("th[aria-sort=descending]")).hasText("Display name");
    assertThat(page.locator("tbody tr").first()).containsText("Zeta & sons");
    assertThat(row("Zeta & sons")).containsText("Not saved");
    assertThat(row("Zeta & sons").locator("time")).hasCount(1);
    for (String column : List.of("Type", "Created", "Who has access", "Health")) {
      page.locator("thead a", new Page.LocatorOptions().setHasText(column)).click();
      assertThat(page.locator("th[aria-sort]")).hasText(column);
    }
    page.fill("#search", "zETA &");
    chromium.press("Search");
    assertThat(page.locator("tbody tr")).hasCount(1);
    assertThat(page.locator("#search")).hasValue("zETA &");
    page.fill("#search", "nothing like it");
    chromium.press("Search");
    assertThat(page.locator("main")).containsText("No connection matches");
    chromium.assertWhole();
    ann.delete(API + "zeta");
  }

  private static void authenticate(Tongue tongue, String answer) {
    begin(tongue, server.sandbox().clientSecret());
    answer(answer);
  }

  private static void begin(Tongue tongue, String secret) {
    page.fill("#clientId", server.sandbox().clientId());
    page.fill("#clientSecret", secret);
    chromium.press(tongue.say("step.connect"));
  }

  /** At the page of Constant Contact. */
  private static void answer(String button) {
    button(button).click();
    page.waitForLoadState();
  }

  private static Locator button(String name) {
    return page.locator("button").filter(new Locator.FilterOptions().setHasText(name)).first();
  }

  private static Locator alert() {
    return page.locator(".alert-danger");
  }

  private static Locator row(String name) {
    return page.locator("tbody tr").filter(new Locator.FilterOptions().setHasText(name)).first();
  }

  private static String stage(String key) {
    return json(ann.get(API + key + "/state")).get("stage").asString();
  }

  /** Starts a run or a refresh and waits for its end. */
  private static JsonNode ended(String works) {
    JsonNode started = json(ann.post(works, ""));
    String one = works + "/" + (started.has("number") ? started.get("number") : started.get("id"));
    return Polling.until(() -> json(ann.get(one)), work -> work.hasNonNull("endedAt"));
  }

  private static JsonNode json(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
    return JsonMapper.shared().readTree(answer.body());
  }
}
