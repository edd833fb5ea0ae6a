package dev.listkeeper.server.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Dialog;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.listkeeper.server.Browser;
import dev.listkeeper.server.SandboxedServer;
import dev.listkeeper.server.TestServer;
import dev.listkeeper.server.cli.Polling;
import dev.listkeeper.server.security.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An export is set up in a real browser, by each role, with what goes wrong on the way. */
@Timeout(300)
class SetUpExportTest {
  private static final String ADMINISTRATOR = "ann@example.org";
  private static final String CONTRIBUTOR = "cy@example.org";
  private static final String VIEWER = "vic@example.org";
  private static final String HOSTILE = "<script>alert(1)</script> & \"Ö\" 'x'";
  private static final String MATCHING =
      """
      {"email": "email",
       "firstName": {"value": {"upper": "first_name"}, "whenEmpty": {"constant": "Friend, \\"dear\\""}},
       "lastName": {"value": "last_name", "whenEmpty": {"constant": "N.N."}},
       "jobTitle": {"constant": "two\\nlines"},
       "companyName": {"upper": "last_name"},
       "birthdayMonth": {"dateFormat": "born_on", "pattern": "M"},
       "birthdayDay": {"dateFormat": "born_on", "pattern": "d"},
       "city": {"concatenate": ["first_name", {"constant": "of"}, "last_name"], "separator": ", "},
       "zip": {"lower": {"concatenate": ["first_name", "last_name"]}},
       "country": {"segmentNames": true}}
      """;

  private static final Map<String, String> LISTS = new HashMap<>();

  @TempDir static Path home;
  private static SandboxedServer bench;
  private static Browser ann;
  private static Chromium administrator;
  private static Chromium contributor;

  @BeforeAll
  static void open() throws IOException, InterruptedException {
    bench = SandboxedServer.start(home);
    Files.writeString(
        home.resolve("inbox/people.csv"),
        """
        id,email,first_name,last_name,points,consent,born_on
        1,Ann@Example.org,Ann,Aalto,800,true,1980-02-03
        2,ben@example.org,Ben,Berg,20,true,1981-02-03
        3,cilla@example.org,Cilla,Clark,900,false,1982-02-03
        4,not an address,Dan,Dorn,950,true,1983-02-03
        5,ann@example.org,Anna,Aalto,990,true,1984-02-03
        """);
    // Before any are remembered: those of an account are, for a minute.
    for (String name : List.of("Spring", "Kept", "Brakes", "Old", "Other", "Fields", "Large")) {
      LISTS.put(name, bench.sandbox().createList(name));
    }
    bench.connect();
    ann = bench.administrator();
    ok(
        ann.send(
            "POST",
            "/api/v1/workspace/apply",
            "text/plain",
            """
            segments:
            - key: everybody
              displayName: "%s"
              rules:
              - all: [{attribute: points, greaterThan: 0}]
            connections:
            - {key: secret, displayName: Board account, availableTo: ADMINISTRATORS}
            """
                .formatted(HOSTILE.replace("\"", "\\\""))));
    refresh();
    bench.server().invite(ann, CONTRIBUTOR, Role.CONTRIBUTOR);
    bench.server().invite(ann, VIEWER, Role.VIEWER);
    administrator = signedIn(ADMINISTRATOR);
    contributor = signedIn(CONTRIBUTOR);
  }

  @AfterAll
  static void close() {
    contributor.close();
    administrator.close();
    bench.close();
  }

  private static Chromium signedIn(String email) {
    Chromium chromium = Chromium.open(bench.server().address());
    chromium.go("/sign-in");
    chromium.signIn(email, TestServer.PASSWORD);
    return chromium;
  }

  @Test
  void aContributorSetsOneUpFromASegmentAndNothingRuns() {
    Page page = contributor.page();
    contributor.go("/exports/_new?segment=loyal");
    assertThat(page.locator("h1")).hasText("Set up export");
    assertThat(page.locator("#connection optgroup")).hasAttribute("label", "Constant Contact");
    assertThat(page.locator("#connection")).hasValue("cc");
    assertThat(page.locator("#connection")).not().containsText("Board");
    assertThat(page.locator("#email")).hasValue("email");
    assertThat(page.locator("input[value=loyal]")).isChecked();
    assertThat(page.locator("#email option")).not().containsText(new String[] {"points"});

    page.locator("#displayName").press("Enter");
    assertThat(page.locator("[role=alert]")).containsText("2 things");
    assertThat(page.locator("#displayName")).isFocused();
    assertThat(page.locator("#list-mistake")).containsText("Enter the List ID");

    page.fill("#displayName", HOSTILE);
    page.fill("#list", "Spring");
    addAttribute(page, 0, "firstName", "first_name");
    page.getByText(HOSTILE).first().click();
    Locator preview = page.locator("#preview");
    assertThat(preview).containsText("5 members in all; 3 different addresses");
    assertThat(preview.locator("tbody tr")).hasCount(5);
    assertThat(preview).containsText("held back: The e-mail address is not valid");
    assertThat(preview).containsText("Another customer travels under the same address");
    assertThat(preview.locator("tbody tr").first()).containsText("ann@example.org");
    contributor.assertWhole();
    contributor.picture("set-up");
    page.locator("#save").click();

    assertThat(page.locator("h1")).hasText(HOSTILE);
    assertThat(page.locator("[role=status]").first()).containsText("does not start a run");
    String key = page.url().substring(page.url().lastIndexOf('/') + 1);
    JsonNode saved = json(ann.get("/api/v1/exports/" + key).body());
    assertThat(bench.sandbox().lists().get(saved.get("list").asString())).isNotNull();
    assertThat(saved.get("matching").toString())
        .isEqualTo("{\"email\":\"email\",\"firstName\":\"first_name\"}");
    assertThat(saved.get("segments").toString()).isEqualTo("[\"loyal\",\"everybody\"]");
    assertThat(ann.get("/api/v1/exports/" + key + "/runs").body()).doesNotContain("number");

    contributor.go("/exports/_new?segment=loyal");
    assertThat(page.locator("#segments")).containsText("Already exported to the same account");
    contributor.go("/exports/_new?copy=" + key);
    assertThat(page.locator("#displayName")).hasValue("Copy of " + HOSTILE);
    assertThat(page.locator("#list")).hasValue("");
    assertThat(page.locator("#matching-0")).hasValue("firstName");
    ann.delete("/api/v1/exports/" + key);
  }

  @Test
  void everyMappingThatCanBeWrittenIsKept() {
    String list = list("Kept");
    ok(ann.put("/api/v1/exports/kept", export("Kept", list, MATCHING, "")));
    JsonNode before = json(ann.get("/api/v1/exports/kept").body());
    Page page = administrator.page();
    administrator.go("/exports/kept/edit");
    assertThat(page.locator("#list")).hasValue("Kept");
    assertThat(page.locator("#list-hint")).containsText(list);
    page.fill("#displayName", "Kept, renamed");
    page.locator("#add-attribute").click();
    assertThat(page.locator("#matching-9")).isFocused();
    administrator.assertWhole();
    administrator.picture("mapping");
    page.locator("#save").click();
    assertThat(page.locator("h1")).hasText("Kept, renamed");

    JsonNode after = json(ann.get("/api/v1/exports/kept").body());
    assertThat(after.get("matching")).isEqualTo(before.get("matching"));
    assertThat(after.get("rules")).isEqualTo(before.get("rules"));

    administrator.go("/exports/kept/edit");
    page.selectOption("#matching-0-kind", "EXPRESSION");
    page.fill("#matching-0-text", "{concatenate: [first_name");
    page.selectOption("#matching-8", "cf:");
    page.locator("#save").click();
    assertThat(page.locator("#matching-0-mistake")).containsText("can't be read");
    assertThat(page.locator("#matching-8-mistake")).containsText("name of the custom field");
    assertThat(page.locator("#matching-0-text")).hasValue("{concatenate: [first_name");
    assertThat(page.locator("#matching-0")).isFocused();
  }

  @Test
  void listsAreToldApartAndMadeByAnAdministrator() {
    String deleted = bench.sandbox().createList("Gone");
    bench.sandbox().deleteList(deleted);
    Page page = administrator.page();
    administrator.go("/exports/_new?segment=loyal");
    page.selectOption("#connection", "cc");
    assertThat(page.locator("#lists option[value=Newsletter]"))
        .hasAttribute("label", "belongs to the export “Newsletter”");
    page.fill("#displayName", "Lists");
    assertThat(refused(page, deleted))
        .hasText("The list “Gone” was deleted in Constant Contact; choose another one.");
    assertThat(refused(page, "00000000-0000-11f1-aa3a-02420a320002"))
        .containsText("no list with the ID");
    assertThat(refused(page, "newsletter")).containsText("belongs to the export “Newsletter”");
    assertThat(refused(page, "No such")).containsText("no list named “No such”");
    assertThat(page.locator("#list")).isFocused();

    page.getByText("Create a new list").click();
    page.fill("#newList", "Newsletter");
    page.getByText("Create list").click();
    assertThat(page.locator("#newList-mistake")).containsText("already");
    page.fill("#newList", HOSTILE);
    page.getByText("Create list").click();
    assertThat(page.locator("#list")).hasValue(HOSTILE);
    assertThat(page.locator("#displayName")).hasValue("Lists");
    assertThat(bench.sandbox().lists().toString()).contains(HOSTILE);
  }

  private static String list(String name) {
    return java.util.Objects.requireNonNull(LISTS.get(name));
  }

  private static Locator refused(Page page, String list) {
    page.fill("#list", list);
    page.locator("#save").click();
    return page.locator("#list-mistake");
  }

  @Test
  void looseningIsTheAdministratorsAndSaysSoBesideTheField() {
    String list = list("Brakes");
    ok(ann.put("/api/v1/exports/brakes", export("Brakes", list, "{\"email\":\"email\"}", "")));
    Page page = contributor.page();
    contributor.go("/exports/brakes/edit");
    assertThat(page.locator("#reviveDeleted")).isDisabled();
    page.fill("#removalBrakePercent", "90");
    page.fill("#leaverBrakePeople", "many");
    page.fill("#newContactsPerDay", "-1");
    page.locator("input[value=OWN_TIMES]").check();
    page.fill("#times", "25:00");
    page.locator("#save").click();
    assertThat(page.locator("#removalBrake-mistake")).containsText("Only an Administrator");
    assertThat(page.locator("#leaverBrake-mistake")).containsText("whole number");
    assertThat(page.locator("#newContactsPerDay-mistake")).containsText("whole number");
    assertThat(page.locator("#times-mistake")).containsText("06:30");
    assertThat(page.locator("#removalBrakePercent")).hasValue("90");

    page.fill("#removalBrakePercent", "5");
    page.fill("#leaverBrakePeople", "10");
    page.fill("#newContactsPerDay", "2000");
    page.fill("#times", "6:30, 18:00");
    page.getByLabel("Mon").check();
    page.selectOption("#consent", "consent");
    page.getByText("Add and update only").click();
    page.locator("#save").click();
    assertThat(page.locator("h1")).hasText("Brakes");
    JsonNode saved = json(ann.get("/api/v1/exports/brakes").body());
    assertThat(saved.get("rules").toString())
        .contains("\"ADD_AND_UPDATE\"", "\"percent\":5", "\"people\":10", "\"consent\":\"consent\"")
        .contains("\"newContactsPerDay\":2000");
    assertThat(saved.get("schedule").toString()).contains("MONDAY", "06:30", "18:00");

    administrator.go("/exports/brakes/edit");
    administrator.page().fill("#removalBrakePercent", "90");
    administrator.page().locator("#reviveDeleted").check();
    administrator.page().locator("#save").click();
    assertThat(json(ann.get("/api/v1/exports/brakes").body()).get("rules").toString())
        .contains("\"percent\":90", "\"reviveDeleted\":true");
  }

  @Test
  void aListThatIsLeftIsAskedAboutInNumbers() {
    String old = list("Old");
    String other = list("Other");
    ok(ann.put("/api/v1/exports/moving", export("Moving", old, "{\"email\":\"email\"}", "")));
    run("moving", "CHANGES");
    assertThat(bench.sandbox().members(old)).hasSize(2);
    Page page = contributor.page();
    contributor.go("/exports/moving/edit");
    page.fill("#list", other);
    page.locator("#save").click();
    assertThat(page.locator("#leaving")).containsText("2 people on the list “Old”");
    assertThat(page.locator("#leaving")).isFocused();
    contributor.picture("leaving");
    page.locator("input[value=REMOVE]").check();
    page.locator("#save").click();
    assertThat(page.locator("main [role=status]").first()).containsText("takes the people");
    ended("moving", 2);
    assertThat(bench.sandbox().members(old)).isEmpty();
    assertThat(json(ann.get("/api/v1/exports/moving").body()).get("list").asString())
        .isEqualTo(old);

    contributor.go("/exports/moving/edit");
    page.fill("#list", other);
    page.locator("#save").click();
    assertThat(page.locator("h1")).hasText("Moving");
    assertThat(json(ann.get("/api/v1/exports/moving").body()).get("list").asString())
        .isEqualTo(other);
    ann.delete("/api/v1/exports/moving");
  }

  @Test
  void aCustomFieldThatIsMissingIsSaidAndMadeByAnAdministrator() {
    String list = list("Fields");
    Browser program = ann;
    JsonNode saved =
        json(
            program
                .put(
                    "/api/v1/exports/fields",
                    export("Fields", list, "{\"email\":\"email\",\"cf:Tier\":\"points\"}", ""))
                .body());
    assertThat(saved.get("remarks").toString()).contains("no custom field 'Tier'");
    assertThat(saved.get("displayName").asString()).isEqualTo("Fields");
    contributor.go("/exports/fields/edit");
    assertThat(contributor.page().locator(".lk-match")).containsText("no such custom field");
    assertThat(contributor.page().getByText("Create it in the account")).hasCount(0);
    contributor.page().locator("#save").click();
    administrator.go("/exports/fields/edit");
    administrator.page().getByText("Create it in the account").click();
    assertThat(administrator.page().locator("[role=status]").first())
        .containsText("One custom field was created");
    assertThat(administrator.page().locator("#matching-0")).hasValue("cf:Tier");
    assertThat(administrator.page().locator(".lk-match"))
        .not()
        .containsText("no such custom field");
    assertThat(ann.get("/api/v1/connections/cc/custom-fields").body()).contains("\"Tier\"");
    assertThat(ann.get("/api/v1/audit?action=CUSTOM_FIELDS_MADE").body()).contains("Tier");
    ann.delete("/api/v1/exports/fields");
  }

  /** By hand, as a browser without script sends it. */
  @Test
  void moreThanTheConnectionAllowsIsWarnedOfBeforeItIsSaved() {
    ok(ann.put("/api/v1/connections/cc", connection(", \"limit\": 1")));
    Browser cy = Browser.at(bench.server());
    cy.signIn(CONTRIBUTOR, TestServer.PASSWORD);
    Map<String, String> form = new HashMap<>();
    form.put("displayName", "Too large");
    form.put("connection", "cc");
    form.put("list", list("Large"));
    form.put("email", "email");
    form.put("segments", "everybody");
    form.put("mode", "MIRROR");
    form.put("removalBrakePercent", "20");
    form.put("removalBrakePeople", "50");
    form.put("leaverBrakePercent", "1");
    form.put("leaverBrakePeople", "50");
    form.put("setAsideAfter", "5");
    form.put("do", "preview");
    String page = "/exports/_new";
    String previewed = cy.submit(page, "/exports/_form", form).body();
    assertThat(previewed).contains("3 sendable addresses", "may have 1", "name=\"warned\"");
    String asked = cy.submit(page, page, form).body();
    assertThat(asked).contains("3 sendable addresses", "may have 1", "save again");
    assertThat(ann.get("/api/v1/exports/too-large").statusCode()).isEqualTo(404);
    form.put("warned", "1");
    assertThat(cy.submit(page, page, form).statusCode()).isEqualTo(302);
    assertThat(ann.get("/api/v1/exports/too-large").statusCode()).isEqualTo(200);
    ann.delete("/api/v1/exports/too-large");
    ok(ann.put("/api/v1/connections/cc", connection("")));
  }

  @Test
  void thePreviewIsThereForProgramsToo() {
    JsonNode shown =
        json(
            ann.post(
                    "/api/v1/exports/preview",
                    """
                    {"displayName": "x", "connection": "cc", "segments": ["everybody"],
                     "matching": {"email": "email", "lastName": "last_name"},
                     "rules": {"consent": "consent"}}
                    """)
                .body());
    assertThat(shown.get("members").asLong()).isEqualTo(5);
    assertThat(shown.get("addresses").asLong()).isEqualTo(3);
    assertThat(shown.get("limit").asLong()).isEqualTo(1_000_000);
    JsonNode first = shown.get("rows").get(0);
    assertThat(first.get("address").asString()).isEqualTo("ann@example.org");
    assertThat(first.get("given").asString()).isEqualTo("Ann@Example.org");
    assertThat(first.get("values").toString()).isEqualTo("{\"lastName\":\"Aalto\"}");
    assertThat(shown.get("rows").findValuesAsString("heldBack").toString())
        .isEqualTo("[, , NO_CONSENT, INVALID_ADDRESS, DUPLICATE_ADDRESS]");
    Browser viewer = Browser.at(bench.server());
    viewer.signIn(VIEWER, TestServer.PASSWORD);
    assertThat(
            viewer
                .send("POST", "/api/v1/exports/preview", "application/json", "{}", "/")
                .statusCode())
        .isEqualTo(403);
    assertThat(ann.post("/api/v1/exports/preview", "{\"displayName\":\"x\"}").statusCode())
        .isEqualTo(400);
  }

  @Test
  void aViewerLooksAndHeadingsAreInBothLanguages() {
    try (Chromium viewer = signedIn(VIEWER)) {
      viewer.go("/exports/newsletter/view");
      viewer.assertWhole();
      viewer.picture("view");
      assertThat(viewer.page().locator("h1")).hasText("Settings of “Newsletter”");
      assertThat(viewer.text())
          .contains("first_name", "Loyal customers", "With each system refresh");
      assertThat(viewer.page().locator("dd").first()).hasText("–");
      assertThat(viewer.page().locator("main form")).hasCount(0);
      viewer.press("Close");
      assertThat(viewer.page().url()).endsWith("/exports/newsletter");
      assertThat(viewer.go("/exports/newsletter/edit").status()).isEqualTo(403);
      assertThat(viewer.go("/exports/_new").status()).isEqualTo(403);
    }
    try (Chromium narrow = Chromium.open(bench.server().address(), 400, ColorScheme.DARK)) {
      narrow.go("/sign-in");
      narrow.signIn(ADMINISTRATOR, TestServer.PASSWORD);
      narrow.go("/exports/newsletter/edit");
      narrow.press("ET");
      assertThat(narrow.page().locator("h2"))
          .hasText(
              new String[] {
                "Nimi",
                "Ühendus ja loend",
                "Andmete vastendamine",
                "Segmendid",
                "Eelvaade",
                "Mida käivitus tohib teha",
                "Ajastus"
              });
      assertThat(narrow.page().locator("#preview tbody tr")).hasCount(4);
      narrow.assertWhole();
      narrow.picture("narrow");
      narrow.press("EN");
    }
  }

  @Test
  void withoutAConnectionAnAdministratorIsNamedOrMakesOneAndComesBack() {
    ok(ann.put("/api/v1/connections/cc", connection("").replace("CONTRIBUTORS", "ADMINISTRATORS")));
    contributor.go("/exports/_new");
    assertThat(contributor.page().locator("main"))
        .containsText("Ask an Administrator to share one with Contributors: Ann.");
    assertThat(contributor.page().locator("#connection optgroup")).hasCount(0);
    ok(ann.put("/api/v1/connections/cc", connection("")));

    Page page = administrator.page();
    administrator.go("/exports/_new?segment=loyal");
    page.fill("#displayName", HOSTILE);
    administrator.press("Add connection");
    page.fill("#displayName", "Third account");
    page.locator("[name=agree]").check();
    administrator.press("Connect");
    page.fill("#clientId", bench.sandbox().clientId());
    page.fill("#clientSecret", bench.sandbox().clientSecret());
    administrator.press("Authenticate with Constant Contact");
    administrator.press("Add yourself as export user");
    administrator.press("Save");
    assertThat(page.locator("h1")).hasText("Set up export");
    assertThat(page.locator("#displayName")).hasValue(HOSTILE);
    assertThat(page.locator("#connection")).containsText("Third account");

    List<String> asked = new ArrayList<>();
    java.util.function.Consumer<Dialog> note = dialog -> asked.add(dialog.type());
    page.onDialog(note);
    page.fill("#displayName", "Typed");
    page.locator("a.btn", new Page.LocatorOptions().setHasText("Cancel")).click();
    page.waitForURL("**/exports");
    page.offDialog(note);
    assertThat(asked).containsExactly("beforeunload");
    ok(ann.delete("/api/v1/connections/third-account"));
  }

  private static void addAttribute(Page page, int row, String field, String attribute) {
    page.locator("#add-attribute").click();
    page.selectOption("#matching-" + row, field);
    page.selectOption("#matching-" + row + "-attribute", attribute);
  }

  private static String connection(String more) {
    return "{\"displayName\": \"Constant Contact\", \"availableTo\": \"CONTRIBUTORS\"%s}"
        .formatted(more);
  }

  private static String export(String name, String list, String matching, String more) {
    return """
    {"displayName": "%s", "connection": "cc", "list": "%s", "matching": %s,
     "segments": ["loyal"]%s}
    """
        .formatted(name, list, matching, more);
  }

  private static void refresh() {
    long id = json(ann.post("/api/v1/refreshes", "").body()).get("id").asLong();
    Polling.until(
        () -> json(ann.get("/api/v1/refreshes/" + id).body()),
        refresh -> refresh.hasNonNull("endedAt"));
  }

  private static void run(String export, String extent) {
    String runs = "/api/v1/exports/" + export + "/runs?extent=" + extent;
    ended(export, json(ann.post(runs, "").body()).get("number").asInt());
  }

  private static void ended(String export, int number) {
    Polling.until(
        () -> json(ann.get("/api/v1/exports/" + export + "/runs/" + number).body()),
        run -> run.hasNonNull("endedAt"));
  }

  private static void ok(java.net.http.HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
  }

  private static JsonNode json(String text) {
    return JsonMapper.shared().readTree(text);
  }
}
