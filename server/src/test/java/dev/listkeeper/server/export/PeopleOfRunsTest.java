package dev.listkeeper.server.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.listkeeper.server.Browser;
import dev.listkeeper.server.SandboxedServer;
import dev.listkeeper.server.cli.CommandLineRun;
import dev.listkeeper.server.cli.Polling;
import dev.listkeeper.server.security.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What became of people, by API, command line and page; plans and questions on the way. */
@Timeout(180)
class PeopleOfRunsTest {
  @TempDir Path home;
  private SandboxedServer server;
  private Browser ann;
  private String token;

  @BeforeEach
  void start() throws IOException, InterruptedException {
    server = SandboxedServer.start(home);
    ann = server.administrator();
    token =
        json(ann.post("/api/v1/tokens", "{\"name\":\"cli\",\"role\":\"ADMINISTRATOR\"}").body())
            .get("token")
            .asString();
    server.connect();
    customers("1,ann@example.org,Ann,800", "3,cilla@example.org,Cilla,900", "4,=cmd|' /C,Dan,950");
    run("refresh", "--wait");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void peopleOfARunAreFoundAndDownloadedHarmlesslyByContributorsOnly() {
    String people = "/api/v1/exports/newsletter/runs/1/people";
    JsonNode held = json(ann.get(people + "?outcome=HELD_BACK").body());
    String file = ann.get(people + ".csv?outcome=HELD_BACK").body();

    assertThat(held.get("total").asInt()).isEqualTo(1);
    assertThat(held.at("/rows/0/reason").asString()).isEqualTo("INVALID_ADDRESS");
    assertThat(file).contains("\"'=cmd|' /C\"").hasLineCount(2);
    assertThat(json(ann.get(people + "?search=CILLA").body()).at("/rows/0/outcome").asString())
        .isEqualTo("ADDED");
    assertThat(run("export", "people", "newsletter", "--reason", "invalid_address").out())
        .isEqualTo("4\t=cmd|' /C\theld back\tthe e-mail address is not valid\n");
    assertThat(run("export", "people", "newsletter", "1", "--csv").out()).hasLineCount(4);
    assertThat(run("audit", "--action", "PEOPLE_DOWNLOADED").out())
        .contains("exports/newsletter/runs/1/people");
    Browser viewer = server.server().invite(ann, "vic@example.org", Role.VIEWER);
    assertThat(viewer.get(people).statusCode()).isEqualTo(403);
    assertThat(viewer.get(people + ".csv").statusCode()).isEqualTo(403);
    assertThat(viewer.get("/api/v1/people?q=1").statusCode()).isEqualTo(403);
    String page = viewer.get("/exports/newsletter/runs/1").body();
    assertThat(page).contains("cilla@example.org").doesNotContain("people.csv");
  }

  @Test
  void aPlanIsShownAndAsksNothingOfTheListOrTheNextRun() throws IOException {
    customers("1,ann@example.org,Anna,800", "5,eve@example.org,Eve,750", "6,,Finn,990");
    refreshWithoutExports();

    CommandLineRun plan = run("export", "plan", "newsletter");
    JsonNode json = json(run("export", "plan", "newsletter", "--json").out());
    String page =
        server
            .server()
            .invite(ann, "vic@example.org", Role.VIEWER)
            .get("/exports/newsletter/runs/2")
            .body();

    assertThat(plan.status()).as(plan.err()).isZero();
    assertThat(plan.out())
        .startsWith("Run 2 of newsletter: Successful (a plan; nothing is sent)")
        .containsPattern("added +1\n")
        .containsPattern("updated +1\n")
        .containsPattern("to be removed +1\n")
        .doesNotContain("The list is what was planned");
    assertThat(json.get("extent").asString()).isEqualTo("PLAN_ONLY");
    assertThat(json.at("/removals/planned").asInt()).isEqualTo(1);
    assertThat(json.get("imports").asInt()).isZero();
    assertThat(page).contains("This is a plan").contains("eve@example.org");
    assertThat(server.sandbox().members(server.list()))
        .containsExactlyInAnyOrder("ann@example.org", "cilla@example.org");
  }

  @Test
  void aQuestionIsAskedInNumbersAndAnsweredOnThePageOrByCommand() throws IOException {
    customers("1,ann@example.org,Ann,1");
    refreshWithoutExports();
    CommandLineRun asked = run("export", "run", "newsletter", "--wait");
    CommandLineRun refused = run("export", "refuse", "newsletter", "2");
    run("export", "run", "newsletter", "--full", "--wait");
    Browser viewer = server.server().invite(ann, "vic@example.org", Role.VIEWER);
    Browser carl = server.server().invite(ann, "carl@example.org", Role.CONTRIBUTOR);

    assertThat(asked.status()).isEqualTo(1);
    assertThat(asked.out())
        .contains("It would remove 2 of 2 of ours: the segments came out empty.")
        .contains("export approve newsletter 2");
    assertThat(refused.status()).as(refused.err()).isZero();
    assertThat(run("export", "refuse", "newsletter", "1").err())
        .contains("does not wait for approval");
    String page = carl.get("/exports/newsletter/runs/3").body();
    assertThat(page)
        .contains("It would take 2 people off the list, of 2")
        .contains("Approve: remove 2 people")
        .contains("Run in full");
    assertThat(viewer.get("/exports/newsletter/runs/3").body())
        .contains("It would take 2 people off the list")
        .doesNotContain("Approve: remove");
    String third = "/exports/newsletter/runs/3";
    assertThat(carl.submit(third, third + "/approve", Map.of()).statusCode()).isEqualTo(302);
    JsonNode ended =
        Polling.until(
            () -> json(run("export", "status", "newsletter", "3", "--json").out()),
            run -> run.hasNonNull("endedAt"));
    assertThat(ended.get("equal").asBoolean()).isTrue();
    assertThat(ended.at("/removals/done").asInt()).isEqualTo(2);
    assertThat(server.sandbox().members(server.list())).isEmpty();
  }

  @Test
  void onePersonIsFoundByCustomerOrAddressInEveryRun() throws IOException {
    customers("1,ann@example.org,Anna,800", "3,cilla@example.org,Cilla,9");
    run("refresh", "--wait");
    run("export", "run", "newsletter", "--wait");

    JsonNode cilla = json(ann.get("/api/v1/people?q=Cilla@Example.org").body());
    String byCustomer = run("person", "1").out();
    JsonNode nobody = json(ann.get("/api/v1/people?q=nobody@example.org").body());

    assertThat(cilla.at("/customers/0").asString()).isEqualTo("3");
    assertThat(cilla.at("/exports/0/members")).isEmpty();
    assertThat(cilla.at("/exports/0/places/0/listed").asBoolean()).isFalse();
    assertThat(cilla.at("/exports/0/runs").valueStream().map(run -> run.get("verdict").asString()))
        .containsExactly("NO_MEMBER", "REMOVED", "ADDED");
    assertThat(byCustomer)
        .contains("Customer 1\n", "in its segments now")
        .contains("ann@example.org: on the list, put there by this export")
        .containsPattern("run 3 .*unchanged\n")
        .containsPattern("run 2 .*updated +ann@example.org\n")
        .containsPattern("run 1 .*added +ann@example.org\n");
    assertThat(nobody.path("customers")).isEmpty();
    assertThat(nobody.at("/exports/0/places/0/listed").asBoolean()).isFalse();
    assertThat(ann.get("/api/v1/people?q=").statusCode()).isEqualTo(400);
  }

  private void customers(String... rows) throws IOException {
    Files.writeString(
        home.resolve("inbox/people.csv"),
        "id,email,first_name,points\n" + String.join("\n", rows) + "\n");
  }

  /** The export's own schedule is off, so that the refresh leaves it alone. */
  private void refreshWithoutExports() {
    run("schedule", "off", "--export", "newsletter");
    assertThat(run("refresh", "--wait").status()).isZero();
  }

  private CommandLineRun run(String... words) {
    return CommandLineRun.of(
        Stream.concat(
                Stream.of(words),
                Stream.of("--url", server.server().address().toString(), "--token", token))
            .toArray(String[]::new));
  }

  private static JsonNode json(String text) {
    return JsonMapper.shared().readTree(text);
  }
}
