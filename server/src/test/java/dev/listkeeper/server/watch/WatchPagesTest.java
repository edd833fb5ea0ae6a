package dev.listkeeper.server.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.listkeeper.schedule.Schedule;
import dev.listkeeper.schedule.ScheduleMarks;
import dev.listkeeper.server.Browser;
import dev.listkeeper.server.SandboxedServer;
import dev.listkeeper.server.TestServer;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What programs that watch a server are told, and who is told what. */
class WatchPagesTest {
  private static final String WATCH_TOKEN = "watch-token-of-tests-0123456789abcdef";

  @TempDir Path home;

  private TestServer start() throws IOException {
    withWatchToken();
    return TestServer.start(home);
  }

  private void withWatchToken() throws IOException {
    Files.writeString(
        home.resolve("listkeeper.properties"), "LISTKEEPER_WATCH_TOKEN=" + WATCH_TOKEN);
  }

  @Test
  void everybodyLearnsWhetherItLivesAndIsReadyAndNoMore() throws IOException {
    try (TestServer server = start()) {
      Browser stranger = Browser.at(server);

      assertThat(stranger.get("/health/live").body()).isEqualTo("{\"status\":\"UP\"}");
      assertThat(stranger.get("/health/ready").body()).isEqualTo("{\"status\":\"UP\"}");
      assertThat(stranger.get("/metrics").statusCode()).isEqualTo(401);
      assertThat(stranger.withToken("x".repeat(40)).get("/metrics").statusCode()).isEqualTo(401);
    }
  }

  @Test
  void theWatchTokenReadsMetricsAndReasonsAndNothingElse() throws IOException {
    try (TestServer server = start()) {
      Browser watcher = Browser.at(server).withToken(WATCH_TOKEN);

      assertThat(watcher.get("/metrics").statusCode()).isEqualTo(200);
      assertThat(json(watcher.get("/health/ready")).get("checks").findValuesAsString("check"))
          .containsExactly("database", "tables", "engine", "disk");
      assertThat(watcher.get("/api/v1/about").statusCode()).isEqualTo(401);
      assertThat(watcher.get("/exports").statusCode()).isEqualTo(302);
    }
  }

  @Test
  void amongPeopleOnlyAdministratorsReadMetrics() throws IOException {
    try (TestServer server = start()) {
      Browser administrator = server.asAdministrator();
      String viewers =
          json(administrator.post("/api/v1/tokens", "{\"name\":\"v\",\"role\":\"VIEWER\"}"))
              .get("token")
              .asString();

      assertThat(administrator.get("/metrics").statusCode()).isEqualTo(200);
      assertThat(Browser.at(server).withToken(viewers).get("/metrics").statusCode()).isEqualTo(401);
      assertThat(Browser.at(server).withToken(viewers).get("/health/ready").body())
          .isEqualTo("{\"status\":\"UP\"}");
    }
  }

  @Test
  void aServerThatCanNotWorkIsNotReadyThoughItLives() throws IOException {
    try (TestServer server = start()) {
      server
          .part("jdbcClient", JdbcClient.class)
          .sql("alter table sealing_lock rename to hidden")
          .update();
      Browser watcher = Browser.at(server).withToken(WATCH_TOKEN);

      HttpResponse<String> ready = watcher.get("/health/ready");

      assertThat(ready.statusCode()).isEqualTo(503);
      assertThat(json(ready).get("status").asString()).isEqualTo("DOWN");
      assertThat(json(ready).get("checks").get(0).get("reason").asString())
          .contains("does not work");
      assertThat(watcher.get("/health/live").statusCode()).isEqualTo(200);
      assertThat(watcher.get("/metrics").body()).contains("listkeeper_ready{check=\"database\"} 0");
    }
  }

  @Test
  void aRunShowsInTheNumbers() throws IOException, InterruptedException {
    withWatchToken();
    try (SandboxedServer server = SandboxedServer.start(home)) {
      Browser watcher = Browser.at(server.server()).withToken(WATCH_TOKEN);
      server.applyWorkspaceFile();
      String before = watcher.get("/metrics").body();
      server.connect();
      assertThat(server.refresh().status()).isZero();

      String after = watcher.get("/metrics").body();

      assertThat(before)
          .contains("listkeeper_connection_usable{connection=\"cc\"} 0")
          .contains("listkeeper_ready{check=\"engine\"} 1")
          .doesNotContain("listkeeper_export_last_success");
      assertThat(after)
          .contains("listkeeper_connection_usable{connection=\"cc\"} 1")
          .contains("listkeeper_export_last_run_went_well{export=\"newsletter\"} 1")
          .contains("listkeeper_export_last_success_timestamp_seconds{export=\"newsletter\"} 1.")
          .contains("listkeeper_segment_last_evaluation_timestamp_seconds{segment=\"loyal\"} 1.")
          .contains("listkeeper_table_last_read_timestamp_seconds{table=\"shop.people\"} 1.")
          .contains("listkeeper_runs_unfinished 0")
          .contains("listkeeper_quota_calls_per_day 10000")
          .containsPattern(
              "listkeeper_quota_calls_left\\{api_key=\"[0-9a-f]{8}\",purpose=\"run\"} 89")
          .containsPattern(
              "listkeeper_calls_seconds_count\\{answer=\"200\",endpoint=\"POST /token\"}")
          .contains("jvm_memory_used_bytes")
          .doesNotContain("@");
    }
  }

  @Test
  void aScheduleThatNobodySeesToIsOverdue() throws IOException {
    withWatchToken();
    try (SandboxedServer server = SandboxedServer.start(home)) {
      Schedule daily = Schedule.daily(ZoneOffset.UTC, LocalTime.NOON);
      Instant now = Instant.now();
      ScheduleMarks marks = server.server().part(ScheduleMarks.class);
      marks.move(
          "system",
          Optional.empty(),
          new ScheduleMarks.Mark(daily, now.minus(Duration.ofDays(3))),
          () -> {});

      String metrics = Browser.at(server.server()).withToken(WATCH_TOKEN).get("/metrics").body();

      assertThat(metrics)
          .containsPattern(
              "listkeeper_schedule_overdue_seconds\\{schedule=\"system\"\\} [0-9.]{6,}");
    }
  }

  @Test
  void everyMetricOfOursIsExplained() throws IOException, InterruptedException {
    withWatchToken();
    String manual =
        Files.readString(
            Path.of(System.getProperty("listkeeper.root")).resolve("docs/operations.md"));
    try (SandboxedServer server = SandboxedServer.start(home)) {
      server.connect();
      assertThat(server.refresh().status()).isZero();
      List<String> names =
          Browser.at(server.server())
              .withToken(WATCH_TOKEN)
              .get("/metrics")
              .body()
              .lines()
              .filter(line -> line.startsWith("listkeeper_"))
              .map(line -> line.replaceFirst("[{ ].*", "").replaceFirst("_(count|sum|max)$", ""))
              .distinct()
              .toList();

      assertThat(names)
          .hasSizeGreaterThan(10)
          .allSatisfy(name -> assertThat(manual).contains(name));
    }
  }

  private static JsonNode json(HttpResponse<String> answer) {
    return JsonMapper.shared().readTree(answer.body());
  }
}
