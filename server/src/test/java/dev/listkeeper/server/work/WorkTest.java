package dev.listkeeper.server.work;

import static org.assertj.core.api.Assertions.assertThat;

import dev.listkeeper.refresh.RefreshRun;
import dev.listkeeper.refresh.Refreshes;
import dev.listkeeper.refresh.Task;
import dev.listkeeper.server.Browser;
import dev.listkeeper.server.SandboxedServer;
import dev.listkeeper.server.TestServer;
import dev.listkeeper.server.audit.Audit;
import dev.listkeeper.server.cli.Polling;
import dev.listkeeper.server.store.DefinitionJson;
import dev.listkeeper.server.store.Fence;
import dev.listkeeper.server.store.StoredRefreshes;
import dev.listkeeper.server.store.TestDatabase;
import dev.listkeeper.workspace.Key;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@Timeout(120)
class WorkTest {
  @TempDir Path home;

  @Test
  void aRunLetsARefreshOfWhatItRestsOnFinishFirst() throws IOException, InterruptedException {
    try (SandboxedServer server = SandboxedServer.start(home)) {
      server.connect();
      Browser ann = server.administrator();

      ann.post("/api/v1/refreshes", "");
      ann.post("/api/v1/exports/newsletter/runs", "");
      JsonNode refresh = ended(ann, "/api/v1/refreshes/1");
      JsonNode run = ended(ann, "/api/v1/exports/newsletter/runs/1");

      assertThat(run.path("status").asString()).isEqualTo("SUCCESSFUL");
      assertThat(run.path("trigger").asString()).isEqualTo("ON_DEMAND");
      assertThat(at(run, "startedAt")).isAfterOrEqualTo(at(task(refresh, "SEGMENT"), "endedAt"));
      assertThat(task(refresh, "EXPORT").path("run").asInt()).isEqualTo(1);
      assertThat(json(ann.get("/api/v1/exports/newsletter/runs")).path("total").asInt())
          .isEqualTo(1);
    }
  }

  @Test
  void whatADeadProcessHeldIsTakenUpAtTheNextStart() throws IOException {
    try (SandboxedServer server = SandboxedServer.start(home)) {
      server.applyWorkspaceFile();
      server.server().close();
      leaveBehind(TestDatabase.EMBEDDED.source(home));

      try (TestServer next = TestServer.start(home)) {
        JsonNode refresh = ended(server.administrator().on(next), "/api/v1/refreshes/1");

        assertThat(task(refresh, "SOURCE").path("status").asString()).isEqualTo("SUCCESSFUL");
        assertThat(refresh.path("trigger").asString()).isEqualTo("SCHEDULE");
      }
    }
  }

  /** A refresh whose process died a moment ago. */
  private static void leaveBehind(DataSource source) {
    JdbcClient database = JdbcClient.create(source);
    Instant now = Instant.parse("2026-03-01T10:00:00Z");
    TransactionTemplate transaction = new TransactionTemplate(new JdbcTransactionManager(source));
    new StoredRefreshes(
            database,
            DefinitionJson.mapper(),
            transaction,
            new Fence(database),
            new Audit(database, transaction, DefinitionJson.mapper(), Clock.systemUTC()))
        .add(
            Refreshes.SYSTEM,
            RefreshRun.Trigger.SCHEDULE,
            "ann@example.org",
            now,
            List.of(Task.waiting(Task.Kind.SOURCE, new Key("shop"), "Shop")));
    database
        .sql(
            """
            insert into scheduled_tasks
              (task_name, task_instance, execution_time, picked, picked_by, last_heartbeat, version)
            values ('refresh', '1', current_timestamp, true, 'dead', current_timestamp, 2)
            """)
        .update();
  }

  private static JsonNode ended(Browser browser, String path) {
    return Polling.until(() -> json(browser.get(path)), answer -> answer.hasNonNull("endedAt"));
  }

  private static JsonNode task(JsonNode refresh, String kind) {
    return refresh
        .path("tasks")
        .valueStream()
        .filter(task -> task.path("kind").asString().equals(kind))
        .findFirst()
        .orElseThrow();
  }

  private static Instant at(JsonNode of, String name) {
    return Instant.parse(of.path(name).asString());
  }

  private static JsonNode json(java.net.http.HttpResponse<String> answer) {
    return JsonMapper.shared().readTree(answer.body());
  }
}
