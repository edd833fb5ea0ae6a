package dev.listkeeper.server.work;

import static org.assertj.core.api.Assertions.assertThat;

import dev.listkeeper.export.run.ExportRun;
import dev.listkeeper.export.run.ExportRuns;
import dev.listkeeper.server.SandboxedServer;
import dev.listkeeper.server.cli.Polling;
import dev.listkeeper.server.store.StoredLeavings;
import dev.listkeeper.server.store.StoredLeavings.Leaving;
import dev.listkeeper.server.store.StoredLeavings.Step;
import dev.listkeeper.workspace.Key;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What follows a run that took everybody off, under a process killed right after the run's end. */
class LeavingListTest {
  private static final Key KEY = new Key("newsletter");

  @TempDir Path home;

  @Test
  void itIsDoneByWhoeverTakesTheWorkOverOnceAndInTheNameOfWhoAsked()
      throws IOException, InterruptedException {
    try (SandboxedServer server = SandboxedServer.start(home)) {
      server.connect();
      refresh(server);
      ExportRun takenOff = run(server);
      StoredLeavings leavings = server.server().part(StoredLeavings.class);
      Performer performer = server.server().part(Performer.class);
      String work = WorkName.of(takenOff).instance().getId();

      leavings.save(new Leaving(KEY, takenOff.number(), Step.REMOVE, "gone@example.org"));
      performer.run(work);
      assertThat(export(server).statusCode()).as("nobody may any more").isEqualTo(200);
      assertThat(leavings.find(KEY)).isEmpty();

      leavings.save(new Leaving(KEY, takenOff.number() + 1, Step.REMOVE, "ann@example.org"));
      performer.run(work);
      assertThat(export(server).statusCode()).as("asked of another run").isEqualTo(200);

      leavings.save(new Leaving(KEY, takenOff.number(), Step.DETACH, "ann@example.org"));
      performer.run(work);
      assertThat(json(export(server).body()).hasNonNull("connection")).isFalse();

      leavings.save(new Leaving(KEY, takenOff.number(), Step.REMOVE, "ann@example.org"));
      performer.run(work);
      performer.run(work);
      assertThat(export(server).statusCode()).isEqualTo(404);
      assertThat(leavings.find(KEY)).isEmpty();
    }
  }

  private static java.net.http.HttpResponse<String> export(SandboxedServer server) {
    return server.administrator().get("/api/v1/exports/newsletter");
  }

  private static ExportRun run(SandboxedServer server) {
    JsonNode started =
        json(
            server
                .administrator()
                .post("/api/v1/exports/newsletter/runs?extent=NOBODY_STAYS", "")
                .body());
    ExportRuns runs = server.server().part(ExportRuns.class);
    return Polling.until(
        () -> runs.find(KEY, started.get("number").asInt()).orElseThrow(),
        run -> run.endedAt().isPresent());
  }

  private static void refresh(SandboxedServer server) {
    long id = json(server.administrator().post("/api/v1/refreshes", "").body()).get("id").asLong();
    Polling.until(
        () -> json(server.administrator().get("/api/v1/refreshes/" + id).body()),
        one -> one.hasNonNull("endedAt"));
  }

  private static JsonNode json(String text) {
    return JsonMapper.shared().readTree(text);
  }
}
