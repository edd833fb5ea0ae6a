package dev.listkeeper.server.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.listkeeper.constantcontact.sandbox.fault.Effect;
import dev.listkeeper.constantcontact.sandbox.fault.Fault;
import dev.listkeeper.export.run.ExportRun;
import dev.listkeeper.server.Browser;
import dev.listkeeper.server.SandboxedServer;
import dev.listkeeper.server.cli.Polling;
import dev.listkeeper.server.store.LostWork;
import dev.listkeeper.server.store.PostgreSqlServer;
import dev.listkeeper.server.store.TestDatabase;
import java.io.IOException;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A database server that is gone for a while in the middle of a run. */
class DatabaseFaultsTest extends FaultyService {
  @Override
  TestDatabase database() {
    return TestDatabase.POSTGRESQL;
  }

  @ParameterizedTest
  @ValueSource(strings = {EXPORT, FILE, IMPORT, ACTIVITY})
  void aRunWhoseDatabaseIsGoneStaysAsItIsAndGoesOnAfterwards(String endpoint) {
    bench.customers(people(3, "Ana"));
    String name = nameOf(database().in(home));
    sandbox.fault(Fault.on(endpoint, Effect.meanwhile(() -> takeAway(name))));

    assertThatThrownBy(bench::run)
        .isInstanceOfSatisfying(
            RuntimeException.class, failure -> assertThat(LostWork.is(failure)).isTrue());
    bringBack(name);
    ExportRun run = bench.runner.resume(bench.runs.unfinished().getFirst());

    assertExact(run, addresses(3));
  }

  @Test
  @Timeout(180)
  void aServerWhoseDatabaseIsGoneGoesOnByItselfAfterwards()
      throws IOException, InterruptedException {
    try (SandboxedServer server = SandboxedServer.start(home.resolve("server"), database())) {
      server.connect();
      String name = nameOf(database().in(home.resolve("server")));
      server.sandbox().fault(Fault.on(IMPORT, Effect.meanwhile(() -> takeAway(name))));
      Browser there = server.administrator();

      there.post("/api/v1/refreshes", "");
      Polling.until(() -> there.get("/health/ready").statusCode(), status -> status != 200);
      bringBack(name);
      Polling.until(() -> there.get("/health/ready").statusCode(), status -> status == 200);
      JsonNode refresh =
          Polling.until(
              () -> json(there.get("/api/v1/refreshes/1").body()),
              answer -> answer.hasNonNull("endedAt"));

      assertThat(refresh.path("tasks").valueStream().map(task -> task.path("status").asString()))
          .as(refresh.toPrettyString())
          .containsOnly("SUCCESSFUL");
      assertThat(server.sandbox().members(server.list()))
          .isEqualTo(Set.of("ann@example.org", "cilla@example.org"));
      assertThat(server.sandbox().acceptedImports()).hasSize(1);
    }
  }

  private static void takeAway(String name) {
    postgreSql().execute("alter database " + name + " allow_connections false");
    postgreSql()
        .execute(
            "select pg_terminate_backend(pid) from pg_stat_activity where datname = '"
                + name
                + "'");
  }

  private static void bringBack(String name) {
    postgreSql().execute("alter database " + name + " allow_connections true");
  }

  private static PostgreSqlServer postgreSql() {
    return PostgreSqlServer.find().orElseThrow();
  }

  private static String nameOf(JdbcClient database) {
    return database.sql("select current_database()").query(String.class).single();
  }

  private static JsonNode json(String body) {
    return JsonMapper.shared().readTree(body);
  }
}
