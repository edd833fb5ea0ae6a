package dev.listkeeper.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.listkeeper.server.Browser;
import dev.listkeeper.server.SandboxedServer;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CommandsTest {
  @TempDir Path home;
  @TempDir Path folder;
  private SandboxedServer server;
  private String token;

  @BeforeEach
  void start() throws IOException {
    server = SandboxedServer.start(home);
    token =
        json(server
                .administrator()
                .post("/api/v1/tokens", "{\"name\":\"cli\",\"role\":\"ADMINISTRATOR\"}")
                .body())
            .get("token")
            .asString();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void fromAFileToAListThatIsWhatWasPlanned() throws IOException, InterruptedException {
    JsonNode connected = server.connect();
    CommandLineRun refreshed = run("refresh", "--wait");
    CommandLineRun count = run("segment", "count", "loyal");
    CommandLineRun members = run("segment", "members", "loyal", "--search", "CILLA");
    CommandLineRun again = run("export", "run", "newsletter", "--wait", "--json");
    CommandLineRun status = run("export", "status", "newsletter", "1");

    assertThat(connected.get("stage").asString()).isEqualTo("READY");
    assertThat(connected.toString()).doesNotContain(server.sandbox().clientSecret());
    assertThat(refreshed.err()).isEmpty();
    assertThat(refreshed.out()).contains("Loyal customers").doesNotContain("Failed");
    assertThat(refreshed.status()).isZero();
    assertThat(count.out()).isEqualTo("3\n");
    assertThat(members.out())
        .isEqualTo(
            "CustomerId=3\tid=3\temail=cilla@example.org" + "\tfirst_name=Cilla\tpoints=900\n");
    JsonNode second = json(again.out());
    assertThat(again.status()).isZero();
    assertThat(second.get("number").asInt()).isEqualTo(2);
    assertThat(second.get("equal").asBoolean()).isTrue();
    assertThat(second.get("unchanged").asInt()).isEqualTo(2);
    assertThat(second.get("heldBack").properties()).hasSize(1);
    assertThat(status.out())
        .startsWith("Run 1 of newsletter: ")
        .contains("added", "The list is what was planned.");
    assertThat(server.sandbox().members(server.list()))
        .containsExactlyInAnyOrder("ann@example.org", "cilla@example.org");
    HttpResponse<String> rejects =
        server.administrator().get("/api/v1/sources/shop/tables/people/rejects");
    assertThat(json(rejects.body()).get("total").asInt()).isZero();
  }

  @Test
  void aFileIsComparedAppliedAndWrittenOut() throws IOException {
    Path file = Files.writeString(folder.resolve("listkeeper.yaml"), server.workspaceFile());

    assertThat(run("diff", file.toString()).out()).contains("+ sources/shop\n");
    assertThat(run("apply", file.toString()).out()).contains("+ exports/newsletter\n");
    assertThat(run("apply", file.toString()).out()).isEqualTo("Nothing is different.\n");
    Files.writeString(file, run("export-config").out().replace("Loyal customers", "Loyal"));
    assertThat(run("diff", file.toString()).out())
        .isEqualTo("~ segments/loyal\n    displayName: Loyal customers -> Loyal\n");
    Files.writeString(file, "exports: []\n");
    assertThat(run("apply", file.toString()).out()).contains("1 not in the file stayed");
    assertThat(run("apply", file.toString(), "--prune").out()).isEqualTo("- exports/newsletter\n");
  }

  @Test
  void schedulesAreSetShownAndSwitchedOff() {
    server.applyWorkspaceFile();

    assertThat(run("schedule", "show").out()).isEqualTo("The schedule is off.\n");
    assertThat(run("schedule", "set", "--times", "18:00,06:30", "--days", "mon,thu").out())
        .startsWith("On monday, thursday at 06:30, 18:00, Europe/Tallinn.\nNext: ")
        .hasLineCount(4);
    assertThat(run("schedule", "off").out()).isEqualTo("The schedule is off.\n");
    assertThat(run("schedule", "show", "--json").out()).contains("\"06:30\"", "\"off\" : true");
    assertThat(run("schedule", "show", "--export", "newsletter").out())
        .isEqualTo("It runs with each refresh of the system.\n");
    assertThat(
            run(
                    "schedule",
                    "set",
                    "--export",
                    "newsletter",
                    "--times",
                    "16:00",
                    "--zone",
                    "America/New_York")
                .out())
        .startsWith("Every day at 16:00, America/New_York.");
    assertThat(run("export-config").out()).contains("16:00").contains("zone: America/New_York");
    assertThat(run("schedule", "off", "--export", "newsletter").out())
        .isEqualTo("It never runs by itself.\n");
    assertThat(run("export", "run-all").out())
        .isEqualTo("Left out: newsletter. Its schedule is off.\n");
    assertThat(run("schedule", "set", "--export", "newsletter", "--with-refresh").out())
        .startsWith("It runs with each refresh");
  }

  @Test
  void aScheduleComesFromTheWorkspaceFileAndStaysAsWritten() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("listkeeper.yaml"),
            server.workspaceFile()
                + "  schedule: {days: [MONDAY], times: [16:00, '06:30'], zone: Europe/Tallinn}\n");

    assertThat(run("apply", file.toString()).status()).isZero();
    assertThat(run("apply", file.toString()).out()).isEqualTo("Nothing is different.\n");
    Files.writeString(file, run("export-config").out());
    assertThat(run("diff", file.toString()).out()).isEqualTo("Nothing is different.\n");
    assertThat(run("schedule", "show", "--export", "newsletter").out())
        .startsWith("On monday at 06:30, 16:00, Europe/Tallinn.");
  }

  @Test
  void aScheduleThatMakesNoSenseIsOneSentence() {
    assertSentence(run("schedule", "set", "--times", "25:00"), "25:00");
    assertSentence(
        run("schedule", "set", "--times", "06:00", "--zone", "Europe/Talinn"), "Europe/Talinn");
    assertSentence(run("schedule", "set", "--times", "06:00", "--days", "x"), "'x' is no day");
    assertSentence(run("schedule", "set"), "at least one time of day");
    assertSentence(run("schedule", "show", "--export", "no"), "There is no export 'no'.");
  }

  @Test
  void whatIsOverIsNotCanceled() throws IOException, InterruptedException {
    server.connect();
    run("refresh", "--wait");

    assertSentence(run("refresh", "cancel", "1"), "Refresh 1 is over");
    assertSentence(run("export", "cancel", "newsletter", "1"), "Run 1 of 'newsletter' is over");
    assertSentence(run("refresh", "cancel", "7"), "There is no refresh 7.");
  }

  @Test
  void whoLeftTheListIsLetBackOnceAndTheAuditSaysByWhom() throws IOException, InterruptedException {
    server.connect();
    run("refresh", "--wait");
    server.sandbox().removeFromList("ann@example.org", server.list());
    run("export", "run", "newsletter", "--wait");

    CommandLineRun lifted = run("export", "lift", "newsletter", "1");
    CommandLineRun adopted = run("export", "adopt", "newsletter");
    run("export", "run", "newsletter", "--wait");

    assertThat(lifted.out()).isEqualTo("The next run of newsletter may add 1 once.\n");
    assertThat(adopted.out())
        .isEqualTo("The next run of newsletter takes over the members who are on its list.\n");
    assertThat(server.sandbox().members(server.list())).contains("ann@example.org");
    assertThat(run("audit", "--object", "exports/newsletter/hold-backs/1").out())
        .contains("hold back lifted");
    assertSentence(run("export", "lift", "newsletter", "1"), "held back nobody");
  }

  @Test
  void aFailedTaskIsAFailedRefresh() throws IOException {
    server.applyWorkspaceFile();
    Files.delete(home.resolve("inbox/people.csv"));

    CommandLineRun refreshed = run("refresh", "--wait");

    assertThat(refreshed.status()).isEqualTo(1);
    assertThat(refreshed.out()).contains("Failed").contains("Skipped");
  }

  @Test
  void whatIsNotThereIsOneSentence() {
    assertSentence(run("segment", "count", "nobody"), "There is no segment 'nobody'.");
    assertSentence(run("export", "run", "nothing"), "There is no export 'nothing'.");
    assertSentence(run("segment", "members", "a/../b"), "");
    assertSentence(run("diff", folder.resolve("none.yaml").toString()), "There is no file");
    assertSentence(
        CommandLineRun.of("refresh", "--url", url(), "--token", "lk_wrong"),
        "does not accept the API token");
    assertSentence(
        CommandLineRun.of("refresh", "--url", "http://127.0.0.1:1", "--token", "lk_x"),
        "No Listkeeper answers at http://127.0.0.1:1");
    assertSentence(
        CommandLineRun.of("refresh", "--url", "nowhere", "--token", "lk_x"),
        "'nowhere' is no address of a server");
  }

  @Test
  void aTokenIsPrintedOnceAndComesIn() {
    String made = run("token", "create", "ci", "--role", "viewer").out().strip();

    assertThat(made).startsWith("lk_");
    assertThat(Browser.at(server.server()).withToken(made).get("/api/v1/about").statusCode())
        .isEqualTo(200);
    assertSentence(run("token", "create", "ci", "--role", "king"), "VIEWER");
  }

  @Test
  void usersComeAndGo() {
    String link =
        run("user", "invite", "ben@example.org", "--name", "Ben", "--role", "viewer").out();

    assertThat(link.strip()).startsWith(url() + "/password/").hasLineCount(1);
    assertThat(run("user", "list").out())
        .contains("ann@example.org", "administrator")
        .containsPattern("ben@example.org +viewer +invited +Ben");
    assertThat(run("user", "role", "Ben@example.org", "contributor").out())
        .isEqualTo("ben@example.org: contributor, invited\n");
    assertThat(run("user", "link", "ben@example.org").out()).isNotEqualTo(link);
    assertThat(run("user", "sign-out", "ben@example.org").out()).isEqualTo("0 sessions ended.\n");
    assertThat(run("user", "deactivate", "ben@example.org").out()).contains("deactivated");
    assertThat(run("user", "reactivate", "ben@example.org").out()).contains("invited");
    assertSentence(run("user", "role", "eve@example.org", "viewer"), "There is no user with");
    assertSentence(run("user", "deactivate", "ann@example.org"), "only Administrator");
    assertThat(run("audit", "--object", "users/ben@example.org", "--limit", "1").out())
        .contains(
            "ann@example.org (token cli)  user reactivated  users/ben@example.org  127.0.0.1");
    assertThat(run("audit", "--action", "USER_ROLE_CHANGED").out())
        .contains("    role: VIEWER -> CONTRIBUTOR\n");
    assertThat(run("audit", "--csv", "--who", "BEN@").out().lines()).hasSize(1);
    assertThat(json(run("audit", "--json", "--limit", "2").out()).get("entries")).hasSize(2);
  }

  @Test
  void tokensAreListedAndRevoked() {
    String made =
        run("token", "create", "ci", "--role", "viewer", "--expires", "2099-01-01T00:00:00Z").out();
    String line =
        run("token", "list").out().lines().filter(one -> one.endsWith(" ci")).findFirst().get();

    assertThat(line).contains("viewer", "ann@example.org", "used never");
    assertThat(run("token", "revoke", line.substring(0, line.indexOf(' '))).out())
        .contains("was revoked");
    assertThat(
            Browser.at(server.server()).withToken(made.strip()).get("/api/v1/about").statusCode())
        .isEqualTo(401);
    assertSentence(run("token", "revoke", "999"), "There is no API token 999.");
  }

  @Test
  void withoutAgreementThereIsNoSignIn() {
    server.applyWorkspaceFile();

    assertSentence(
        run("connection", "authorize", "cc", "--client-id", "x"), "If you agree, give --agree");
  }

  @Test
  void dataOfPeopleIsNotForViewers() {
    String made = run("token", "create", "ci", "--role", "viewer").out().strip();
    Browser viewer = Browser.at(server.server()).withToken(made);

    for (String address :
        new String[] {"segments/loyal/members", "sources/shop/tables/people/rejects"}) {
      assertThat(viewer.get("/api/v1/" + address).statusCode()).isEqualTo(403);
    }
    for (String address : new String[] {"refreshes", "exports/newsletter/runs"}) {
      assertThat(viewer.post("/api/v1/" + address, "").statusCode()).isEqualTo(403);
    }
    for (String step : new String[] {"agreement", "export-user", "save"}) {
      assertThat(viewer.post("/api/v1/connections/cc/" + step, "").statusCode()).isEqualTo(403);
    }
    assertThat(viewer.get("/api/v1/connections/cc/state").statusCode()).isEqualTo(403);
  }

  private CommandLineRun run(String... words) {
    return CommandLineRun.of(
        Stream.concat(Stream.of(words), Stream.of("--url", url(), "--token", token))
            .toArray(String[]::new));
  }

  private String url() {
    return server.server().address().toString();
  }

  private static void assertSentence(CommandLineRun run, String said) {
    assertThat(run.status()).isNotZero();
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains(said).hasLineCount(1);
  }

  private static JsonNode json(String text) {
    return JsonMapper.shared().readTree(text);
  }
}
