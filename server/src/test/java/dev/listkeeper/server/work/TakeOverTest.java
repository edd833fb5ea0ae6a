package dev.listkeeper.server.work;

import static org.assertj.core.api.Assertions.assertThat;

import dev.listkeeper.constantcontact.sandbox.activity.Delays;
import dev.listkeeper.constantcontact.sandbox.limit.Limits;
import dev.listkeeper.server.Browser;
import dev.listkeeper.server.SandboxedServer;
import dev.listkeeper.server.ServerProcess;
import dev.listkeeper.server.cli.Polling;
import dev.listkeeper.server.store.TestDatabase;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Server processes on one PostgreSQL: killed ones lose nothing, and nothing is done twice. */
class TakeOverTest {
  private static final int CUSTOMERS = 2_000_000;
  private static final int MEMBERS = 100_000;
  private static final String IMPORT = "POST /v3/activities/contacts_file_import";

  @TempDir Path home;

  @Test
  @Timeout(300)
  void whatAKilledProcessHeldIsTakenOverAndNothingIsDoneTwice()
      throws IOException, InterruptedException {
    try (SandboxedServer setUp = SandboxedServer.start(home, TestDatabase.POSTGRESQL)) {
      setUp.connect();
      setUp.server().close();
      setUp.sandbox().limits(Limits.off());
      setUp
          .sandbox()
          .delays(new Delays(Duration.ofSeconds(1), Duration.ofSeconds(4), Duration.ZERO));
      writeCustomers();
      JdbcClient database = TestDatabase.POSTGRESQL.in(home);

      try (ServerProcess one = start(setUp);
          ServerProcess two = start(setUp);
          ServerProcess three = start(setUp)) {
        List<ServerProcess> all = List.of(one, two, three);
        setUp.administrator().on(one).post("/api/v1/refreshes", "");
        ServerProcess reading = owner(database, "refresh", all);
        Polling.until(() -> tasks(database), tasks -> tasks.contains("\"REFRESHING\""));
        reading.kill();
        Instant killed = Instant.now();

        Polling.until(
            () -> accepted(database),
            accepted -> accepted > 0 && setUp.sandbox().calls().containsKey(IMPORT));
        ServerProcess sending = owner(database, "run", all);
        sending.kill();
        ServerProcess left =
            all.stream().filter(p -> p != reading && p != sending).findFirst().orElseThrow();
        Browser there = setUp.administrator().on(left);
        JsonNode refresh =
            Polling.until(
                () -> json(there.get("/api/v1/refreshes/1").body()),
                answer -> answer.hasNonNull("endedAt"));

        assertThat(Instant.parse(refresh.path("tasks").path(0).path("startedAt").asString()))
            .as("the source was read again by another process")
            .isAfter(killed);
        assertThat(refresh.path("tasks").valueStream().map(task -> task.path("status").asString()))
            .as(refresh.toPrettyString())
            .containsOnly("SUCCESSFUL");
        JsonNode runs = json(there.get("/api/v1/exports/newsletter/runs").body());
        assertThat(runs.path("total").asInt()).isEqualTo(1);
        JsonNode run = runs.path("runs").get(0);
        assertThat(run.path("added").asInt()).isEqualTo(MEMBERS);
        assertThat(run.path("equal").asBoolean()).isTrue();
        assertThat(setUp.sandbox().calls().get(IMPORT))
            .isEqualTo(run.path("imports").asLong())
            .isEqualTo(3);
        assertThat(setUp.sandbox().memberCount(setUp.list())).isEqualTo(MEMBERS);
      }
    }
  }

  private ServerProcess start(SandboxedServer setUp) throws IOException {
    Map<String, String> settings = new HashMap<>(TestDatabase.POSTGRESQL.settings(home));
    settings.put("LISTKEEPER_TIME_ZONE", "UTC");
    settings.put("LISTKEEPER_CONSTANT_CONTACT_API_URL", setUp.sandbox().apiUrl().toString());
    settings.put("LISTKEEPER_CONSTANT_CONTACT_AUTH_URL", setUp.sandbox().authUrl().toString());
    settings.put("LISTKEEPER_CONSTANT_CONTACT_CALLS_PER_SECOND", "100");
    return ServerProcess.start(home, settings);
  }

  /** Every twentieth has more than 700 points. */
  private void writeCustomers() throws IOException {
    try (BufferedWriter file = Files.newBufferedWriter(home.resolve("inbox/people.csv"))) {
      file.write("id,email,first_name,points\n");
      for (int i = 0; i < CUSTOMERS; i++) {
        int points = i % (CUSTOMERS / MEMBERS) == 0 ? 800 : 20;
        file.write(i + ",c" + i + "@example.org,Name" + i + "," + points + "\n");
      }
    }
  }

  private static ServerProcess owner(
      JdbcClient database, String task, List<ServerProcess> processes) {
    return Polling.until(() -> find(database, task, processes), Optional::isPresent).orElseThrow();
  }

  private static Optional<ServerProcess> find(
      JdbcClient database, String task, List<ServerProcess> processes) {
    return database
        .sql("select picked_by from scheduled_tasks where task_name = :task and picked = true")
        .param("task", task)
        .query(String.class)
        .optional()
        .flatMap(
            name -> processes.stream().filter(one -> name.startsWith(one.pid() + "-")).findFirst());
  }

  private static String tasks(JdbcClient database) {
    return database.sql("select tasks from refresh_run where id = 1").query(String.class).single();
  }

  private static int accepted(JdbcClient database) {
    return database
        .sql("select count(*) from export_batch where state = 'ACCEPTED'")
        .query(Integer.class)
        .single();
  }

  private static JsonNode json(String body) {
    return JsonMapper.shared().readTree(body);
  }
}
