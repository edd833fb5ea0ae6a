package dev.listkeeper.constantcontact.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.listkeeper.constantcontact.sandbox.activity.Delays;
import dev.listkeeper.constantcontact.sandbox.fault.Effect;
import dev.listkeeper.constantcontact.sandbox.fault.Fault;
import dev.listkeeper.constantcontact.sandbox.inspect.Seed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FaultsTest {
  private static final String IMPORT = "POST /v3/activities/contacts_file_import";
  private static final String LISTS = "GET /v3/contact_lists";
  private static final String CREATE_LIST = "POST /v3/contact_lists";
  private static final String CSV = "email\na@example.org\nb@example.org\nc@example.org\n";

  private final ManualTime time = new ManualTime();
  private final Sandbox sandbox = Sandbox.builder().noLimits().clock(time).start();
  private final Caller caller = Caller.of(sandbox);
  private final String list = sandbox.createList("VIP");

  @AfterEach
  void end() {
    sandbox.close();
  }

  private Reply lists() {
    return caller.get("/v3/contact_lists");
  }

  private Reply newList() {
    return caller.post("/v3/contact_lists", "{\"name\":\"New\"}");
  }

  private void script(String json) {
    Reply scripted = new Caller(sandbox, "").post("/sandbox/faults", json);
    assertThat(scripted.status()).as(scripted.text()).isEqualTo(201);
  }

  @Test
  void aFaultLetsSomeCallsPassHitsSomeAndIsOver() {
    sandbox.fault(Fault.on(LISTS, Effect.status(503)).after(1).times(2));

    assertThat(lists().status()).isEqualTo(200);
    assertThat(caller.get("/v3/contacts").status()).isEqualTo(200);
    assertThat(lists().at("/0/error_key").asString()).isEqualTo("service.unavailable");
    assertThat(sandbox.faults().getFirst().over()).isFalse();
    assertThat(lists().status()).isEqualTo(503);
    assertThat(lists().status()).isEqualTo(200);
    assertThat(sandbox.faults().getFirst().hits()).isEqualTo(2);
    assertThat(sandbox.faults().getFirst().over()).isTrue();
    assertThat(sandbox.answers()).containsEntry(503, 2L);
  }

  @Test
  void aStarStandsForManyEndpointsAndClearingEndsAFaultWithoutEnd() {
    sandbox.fault(Fault.on("*", Effect.status(500)).always());

    assertThat(lists().status()).isEqualTo(500);
    assertThat(caller.get("/v3/contacts").status()).isEqualTo(500);
    assertThat(caller.token("", "grant_type", "x").status()).isEqualTo(500);
    sandbox.clearFaults();
    assertThat(lists().status()).isEqualTo(200);
    assertThat(sandbox.faults()).isEmpty();
  }

  @Test
  void aMisspeltEndpointIsRefusedWithThoseThereAre() {
    assertThatThrownBy(() -> sandbox.fault(Fault.on("GET /v3/list", Effect.garbage())))
        .hasMessageContaining("No endpoint is called GET /v3/list")
        .hasMessageContaining(LISTS);
    assertThat(
            new Caller(sandbox, "")
                .post("/sandbox/faults", "{\"on\":\"GET /v3/list\",\"effect\":\"garbage\"}")
                .status())
        .isEqualTo(400);
    assertThat(
            new Caller(sandbox, "")
                .post("/sandbox/faults", "{\"on\":\"*\",\"effect\":\"earthquake\"}")
                .status())
        .isEqualTo(400);
  }

  @ParameterizedTest
  @CsvSource({
    "400,/0/error_key",
    "401,/error_key",
    "403,/error_key",
    "429,/error_key",
    "500,/0/error_key"
  })
  void errorsHaveTheServicesShape(int status, String key) {
    script("{\"on\":\"" + LISTS + "\",\"effect\":\"status\",\"status\":" + status + "}");

    Reply reply = lists();

    assertThat(reply.status()).isEqualTo(status);
    assertThat(reply.at(key).asString()).isNotEmpty();
  }

  @Test
  void anErrorCanSayAnything() {
    script(
        "{\"on\":\""
            + LISTS
            + "\",\"effect\":\"status\",\"status\":400,\"error_key\":\"plan.limit\","
            + "\"error_message\":\"The plan is used up.\"}");

    assertThat(lists().text())
        .isEqualTo("[{\"error_key\":\"plan.limit\",\"error_message\":\"The plan is used up.\"}]");
  }

  @Test
  void theEdgeNetworkAnswersWithAWebPage() {
    script("{\"on\":\"" + CREATE_LIST + "\",\"effect\":\"html\"}");

    Reply reply = newList();

    assertThat(reply.status()).isEqualTo(502);
    assertThat(reply.header("content-type")).isEqualTo("text/html");
    assertThat(reply.text()).startsWith("<html>");
    assertThat(sandbox.lists()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aConnectionEndsBeforeOrAfterTheServiceCommitted(boolean committed) {
    sandbox.fault(Fault.on(CREATE_LIST, committed ? Effect.resetAfter() : Effect.resetBefore()));

    assertThatThrownBy(this::newList).isInstanceOf(UncheckedIOException.class);

    assertThat(sandbox.lists().containsValue("New")).isEqualTo(committed);
    assertThat(sandbox.answers()).containsEntry(committed ? 201 : 0, 1L);
    assertThat(lists().status()).isEqualTo(200);
  }

  @Test
  void aLargeUploadIsCutOffWithoutHavingBeenRead() {
    sandbox.fault(Fault.on(IMPORT, Effect.resetBefore()));
    String csv = "email\n" + "someone@example.org\n".repeat(100_000);

    assertThatThrownBy(() -> caller.upload("a.csv", csv, list))
        .isInstanceOf(UncheckedIOException.class);

    assertThat(caller.get("/v3/activities").at("/activities").size()).isZero();
  }

  @Test
  void aSlowAnswerComesLaterAndTheWorkIsDoneAtOnce() throws Exception {
    sandbox.fault(Fault.on(CREATE_LIST, Effect.slow(Duration.ofMinutes(10))));

    CompletableFuture<Reply> reply = CompletableFuture.supplyAsync(this::newList);
    while (!sandbox.lists().containsValue("New")) {
      Thread.onSpinWait();
    }
    assertThat(reply.isDone()).isFalse();
    sandbox.clearFaults();

    assertThat(reply.get(30, TimeUnit.SECONDS).status()).isEqualTo(201);
  }

  @Test
  void aSlowAnswerTakesAsLongAsSaid() {
    script("{\"on\":\"" + LISTS + "\",\"effect\":\"slow\",\"by\":\"PT0.3S\"}");
    long start = System.nanoTime();

    assertThat(lists().status()).isEqualTo(200);

    assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(300_000_000L);
  }

  @Test
  void aHangingCallNeverAnswersAndEndsWhenTheFaultsAreCleared() throws Exception {
    sandbox.fault(Fault.on(CREATE_LIST, Effect.hang()));
    try (HttpClient http = HttpClient.newHttpClient()) {
      CompletableFuture<HttpResponse<String>> reply =
          http.sendAsync(
              caller
                  .request("/v3/contact_lists")
                  .header("Content-Type", "application/json")
                  .POST(BodyPublishers.ofString("{\"name\":\"New\"}"))
                  .build(),
              BodyHandlers.ofString());
      while (sandbox.faults().getFirst().hits() == 0) {
        Thread.onSpinWait();
      }
      assertThat(reply.isDone()).isFalse();

      sandbox.clearFaults();

      assertThatThrownBy(() -> reply.get(30, TimeUnit.SECONDS))
          .hasCauseInstanceOf(IOException.class);
      assertThat(sandbox.lists()).hasSize(1);
    }
  }

  @Test
  void theSandboxEndsAtOnceWhileACallHangs() {
    sandbox.fault(Fault.on(LISTS, new Effect.Hanging(true)));
    CompletableFuture<Reply> reply = CompletableFuture.supplyAsync(this::lists);
    while (sandbox.faults().getFirst().hits() == 0) {
      Thread.onSpinWait();
    }

    sandbox.close();

    assertThatThrownBy(() -> reply.get(30, TimeUnit.SECONDS))
        .hasCauseInstanceOf(UncheckedIOException.class);
  }

  @Test
  void garbageHasTheRightStatusAndMeansNothing() {
    script("{\"on\":\"" + CREATE_LIST + "\",\"effect\":\"garbage\"}");

    Reply reply = newList();

    assertThat(reply.status()).isEqualTo(201);
    assertThatThrownBy(reply::json).isNotNull();
    assertThat(sandbox.lists()).containsValue("New");
  }

  @Test
  void aDownloadBreaksOffOrEndsTooEarlyInSilence() {
    sandbox.seed(Seed.generated(1_000).on(list));
    String id =
        caller
            .post(
                "/v3/activities/contact_exports",
                "{\"list_ids\":[\"" + list + "\"],\"fields\":[\"email_address\"]}")
            .at("/activity_id")
            .asString();
    int whole = caller.get("/v3/contact_exports/" + id).text().length();
    String download = "GET /v3/contact_exports/{file_id}";

    sandbox.fault(Fault.on(download, Effect.truncated()));
    assertThatThrownBy(() -> caller.get("/v3/contact_exports/" + id))
        .isInstanceOf(UncheckedIOException.class);

    sandbox.fault(Fault.on(download, Effect.truncatedSilently()));
    Reply half = caller.get("/v3/contact_exports/" + id);
    assertThat(half.status()).isEqualTo(200);
    assertThat(half.text()).hasSize(whole / 2);
    assertThat(caller.get("/v3/contact_exports/" + id).text()).hasSize(whole);
  }

  @Test
  void anActivityIsStuckWhileOthersGoOnUntilItIsForgotten() {
    sandbox.fault(Fault.on(IMPORT, Effect.stuck()));
    String stuck = caller.upload("a.csv", CSV, list).at("/activity_id").asString();

    Reply next = caller.imported("email\nlater@example.org\n", list);
    time.pass(Duration.ofDays(9));
    Caller later = Caller.of(sandbox);

    assertThat(next.at("/state").asString()).isEqualTo("completed");
    assertThat(later.get("/v3/activities/" + stuck).at("/state").asString())
        .isEqualTo("processing");
    assertThat(sandbox.members(list)).containsExactly("later@example.org");
    time.pass(Duration.ofDays(1));
    assertThat(Caller.of(sandbox).get("/v3/activities/" + stuck).status()).isEqualTo(404);
  }

  @Test
  void anActivityTakesLongerThanItsDelays() {
    sandbox.delays(new Delays(Duration.ZERO, Duration.ofSeconds(5), Duration.ZERO));
    script("{\"on\":\"" + IMPORT + "\",\"effect\":\"stuck\",\"for\":\"PT1M\"}");
    String id = caller.upload("a.csv", CSV, list).at("/activity_id").asString();

    time.pass(Duration.ofSeconds(64));
    assertThat(caller.get("/v3/activities/" + id).at("/state").asString()).isEqualTo("processing");
    time.pass(Duration.ofSeconds(1));
    assertThat(caller.get("/v3/activities/" + id).at("/state").asString()).isEqualTo("completed");
  }

  @ParameterizedTest
  @CsvSource({"failed,0", "timed_out,2", "cancelled,1"})
  void anActivityEndsBadlyAfterSomeOfItsRows(String end, int rows) {
    script("{\"on\":\"" + IMPORT + "\",\"effect\":\"" + end + "\",\"items\":" + rows + "}");

    Reply done = caller.imported(CSV, list);

    assertThat(done.at("/state").asString()).isEqualTo(end);
    assertThat(done.at("/status/person_count").asInt(0)).isEqualTo(rows);
    assertThat(sandbox.memberCount(list)).isEqualTo(rows);
  }

  @Test
  void everySecondRowFailsAndIsNamed() {
    script("{\"on\":\"" + IMPORT + "\",\"effect\":\"partly_failed\",\"every\":2}");

    Reply done = caller.imported(CSV, list);

    assertThat(done.at("/state").asString()).isEqualTo("completed");
    assertThat(done.at("/status/error_count").asInt()).isEqualTo(1);
    assertThat(done.at("/activity_errors/0").asString()).startsWith("Line 3: ");
    assertThat(sandbox.members(list)).containsExactly("a@example.org", "c@example.org");
  }

  @Test
  void rowsAreLostAndNothingSaysSo() {
    script("{\"on\":\"" + IMPORT + "\",\"effect\":\"partly_lost\",\"every\":3}");

    Reply done = caller.imported(CSV, list);

    assertThat(done.at("/status/person_count").asInt()).isEqualTo(3);
    assertThat(done.at("/status/error_count").asInt()).isZero();
    assertThat(done.at("/activity_errors").isEmpty()).isTrue();
    assertThat(sandbox.members(list)).containsExactly("a@example.org", "b@example.org");
  }

  @Test
  void anExportsFileLacksSomeAndNothingSaysSo() {
    sandbox.seed(Seed.generated(4).on(list));
    sandbox.fault(Fault.on("POST /v3/activities/contact_exports", Effect.partlyLost(2)));

    Reply queued =
        caller.post("/v3/activities/contact_exports", "{\"list_ids\":[\"" + list + "\"]}");
    Reply done = caller.get("/v3/activities/" + queued.at("/activity_id").asString());
    Reply file = caller.get(done.at("/_links/results/href").asString());

    assertThat(done.at("/state").asString()).isEqualTo("completed");
    assertThat(file.text().lines()).hasSize(1 + 2);
  }

  @Test
  void aCounterIsOff() {
    script(
        "{\"on\":\""
            + IMPORT
            + "\",\"effect\":\"counters_off\",\"counter\":\"person_count\","
            + "\"by\":-2}");

    Reply done = caller.imported(CSV, list);

    assertThat(done.at("/status/person_count").asInt()).isEqualTo(1);
    assertThat(sandbox.memberCount(list)).isEqualTo(3);
  }

  @Test
  void removalsFailInPartToo() {
    sandbox.seed(Seed.generated(4).on(list));
    sandbox.fault(Fault.on("POST /v3/activities/remove_list_memberships", Effect.partlyFailed(2)));

    Reply queued =
        caller.post(
            "/v3/activities/remove_list_memberships",
            "{\"source\":{\"list_ids\":[\"" + list + "\"]},\"list_ids\":[\"" + list + "\"]}");
    Reply done = caller.get("/v3/activities/" + queued.at("/activity_id").asString());

    assertThat(done.at("/status/items_total_count").asInt()).isEqualTo(4);
    assertThat(done.at("/status/items_completed_count").asInt()).isEqualTo(2);
    assertThat(done.at("/activity_errors").size()).isEqualTo(2);
    assertThat(sandbox.memberCount(list)).isEqualTo(2);
  }

  @Test
  void severalFaultsComeOverTheSameCall() {
    sandbox.fault(Fault.on(IMPORT, Effect.resetAfter()));
    sandbox.fault(Fault.on(IMPORT, Effect.ends("failed", 1)));

    assertThatThrownBy(() -> caller.upload("a.csv", CSV, list))
        .isInstanceOf(UncheckedIOException.class);

    Reply activities = caller.get("/v3/activities");
    assertThat(activities.at("/activities/0/state").asString()).isEqualTo("failed");
    assertThat(sandbox.members(list)).containsExactly("a@example.org");
  }

  @Test
  void thingsHappenMeanwhile() {
    sandbox.seed(Seed.generated(4).on(list));
    String field = sandbox.createCustomField("Tier");
    String other = sandbox.createList("Other");
    on("list_deleted", "\"list_id\":\"" + other + "\"");
    on("field_deleted", "\"custom_field_id\":\"" + field + "\"");
    on("unsubscribed", "\"email\":\"person0@example.org\"");
    on("contact_deleted", "\"email\":\"person1@example.org\"");
    on("left", "\"email\":\"person2@example.org\",\"list_id\":\"" + list + "\"");

    assertThat(
            caller
                .imported("email\nperson0@example.org\n", list)
                .at("/status/cannot_add_to_list_count")
                .asInt())
        .isEqualTo(1);

    assertThat(sandbox.lists()).doesNotContainKey(other);
    assertThat(caller.get("/v3/contact_custom_fields").at("/custom_fields").size()).isZero();
    assertThat(sandbox.members(list)).containsExactly("person3@example.org");
  }

  private void on(String event, String more) {
    script("{\"on\":\"" + IMPORT + "\",\"effect\":\"" + event + "\"," + more + "}");
  }

  @Test
  void aListThatIsDeletedWhileAnImportWaitsFailsIt() {
    sandbox.delays(new Delays(Duration.ZERO, Duration.ofSeconds(5), Duration.ZERO));
    String id = caller.upload("a.csv", CSV, list).at("/activity_id").asString();
    sandbox.fault(
        Fault.on(
            "GET /v3/activities/{activity_id}", Effect.meanwhile(() -> sandbox.deleteList(list))));
    assertThat(caller.get("/v3/activities/" + id).at("/state").asString()).isEqualTo("processing");

    time.pass(Duration.ofSeconds(5));

    Reply done = caller.get("/v3/activities/" + id);
    assertThat(done.at("/state").asString()).isEqualTo("failed");
    assertThat(caller.upload("a.csv", CSV, list).status()).isEqualTo(400);
  }

  @Test
  void theQuotaRunsOutMeanwhileAndIsBackAfterMidnight() {
    on("quota_exhausted", "\"times\":1");

    Reply refused = caller.upload("a.csv", CSV, list);

    assertThat(refused.status()).isEqualTo(429);
    assertThat(refused.at("/error_key").asString()).isEqualTo("quota_exceeded");
    assertThat(lists().status()).isEqualTo(429);
    time.pass(Duration.ofHours(14));
    assertThat(lists().status()).isEqualTo(200);
  }

  @Test
  void tokensExpireMeanwhile() {
    script("{\"on\":\"" + LISTS + "\",\"effect\":\"tokens_expired\"}");

    assertThat(lists().status()).isEqualTo(401);
    assertThat(Caller.of(sandbox).get("/v3/contact_lists").status()).isEqualTo(200);
  }

  @Test
  void aLostAnswerOfTheTokenEndpointCostsARotatingToken() {
    String refresh = sandbox.issueTokens("contact_data", "offline_access").refreshToken();
    String basic =
        "Basic "
            + Base64.getEncoder()
                .encodeToString(
                    (sandbox.clientId() + ":" + sandbox.clientSecret())
                        .getBytes(StandardCharsets.UTF_8));
    sandbox.fault(Fault.on("POST /oauth2/default/v1/token", Effect.resetAfter()));

    assertThatThrownBy(
            () -> caller.token(basic, "grant_type", "refresh_token", "refresh_token", refresh))
        .isInstanceOf(UncheckedIOException.class);

    Reply again = caller.token(basic, "grant_type", "refresh_token", "refresh_token", refresh);
    assertThat(again.at("/error").asString()).isEqualTo("invalid_grant");
  }

  @Test
  void theFateOfAnActivitySurvivesARestart(@TempDir Path folder) {
    String id;
    String vip;
    SandboxBuilder builder =
        Sandbox.builder()
            .folder(folder)
            .noLimits()
            .clock(time)
            .delays(new Delays(Duration.ZERO, Duration.ofSeconds(5), Duration.ZERO));
    try (Sandbox first = builder.start()) {
      vip = first.createList("VIP");
      first.fault(Fault.on(IMPORT, Effect.ends("timed_out", 2)));
      id = Caller.of(first).upload("a.csv", CSV, vip).at("/activity_id").asString();
    }
    time.pass(Duration.ofSeconds(5));
    try (Sandbox second = builder.start()) {
      assertThat(Caller.of(second).get("/v3/activities/" + id).at("/state").asString())
          .isEqualTo("timed_out");
      assertThat(second.memberCount(vip)).isEqualTo(2);
    }
  }

  @Test
  void faultsAreListedWithTheirHitsAndCleared() {
    script("{\"on\":\"" + LISTS + "\",\"effect\":\"garbage\",\"after\":0,\"times\":3}");
    lists();

    Caller visitor = new Caller(sandbox, "");
    Reply faults = visitor.get("/sandbox/faults");

    assertThat(faults.at("/0/on").asString()).isEqualTo(LISTS);
    assertThat(faults.at("/0/effect").asString()).isEqualTo("garbage");
    assertThat(faults.at("/0/hits").asInt()).isEqualTo(1);
    assertThat(visitor.delete("/sandbox/faults").status()).isEqualTo(204);
    assertThat(visitor.get("/sandbox/faults").json().isEmpty()).isTrue();
  }
}
