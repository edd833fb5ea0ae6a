package dev.listkeeper.server.work;

import static org.assertj.core.api.Assertions.assertThat;

import dev.listkeeper.server.Browser;
import dev.listkeeper.server.SandboxedServer;
import dev.listkeeper.server.cli.Polling;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A run that a brake stopped, in the whole server: who decides, and that the work goes on. */
@Timeout(120)
class ApprovalTest {
  private static final String RUNS = "/api/v1/exports/newsletter/runs";

  @TempDir Path home;

  @Test
  void whatIsApprovedGoesOnAndWhatIsRefusedDoesNot() throws Exception {
    try (SandboxedServer server = SandboxedServer.start(home)) {
      server.connect();
      Browser ann = server.administrator();
      refresh(ann);
      assertThat(run(ann, 1).path("status").asString()).isEqualTo("SUCCESSFUL");
      nobodyIsLoyalAnyMore();

      refresh(ann);
      JsonNode asked = waiting(ann, 2);
      ann.post(RUNS + "/2/cancel", "");
      JsonNode refused = run(ann, 2);
      int tooLate = ann.post(RUNS + "/2/approve", "").statusCode();
      ann.post(RUNS, "");
      waiting(ann, 3);
      int approved = ann.post(RUNS + "/3/approve", "").statusCode();
      JsonNode done = run(ann, 3);

      assertThat(asked.path("approval").path("reason").asString()).isEqualTo("EMPTY_SEGMENTS");
      assertThat(asked.path("removals").path("planned").asInt()).isEqualTo(2);
      assertThat(refused.path("status").asString()).isEqualTo("CANCELED");
      assertThat(tooLate).isEqualTo(400);
      assertThat(approved).isEqualTo(202);
      assertThat(done.path("status").asString()).isEqualTo("SUCCESSFUL");
      assertThat(done.path("removals").path("done").asInt()).isEqualTo(2);
      assertThat(server.sandbox().members(server.list())).isEmpty();
      assertThat(json(ann, "/api/v1/audit").toString()).contains("RUN_APPROVED");
    }
  }

  private void nobodyIsLoyalAnyMore() throws IOException {
    Files.writeString(
        home.resolve("inbox/people.csv"),
        """
        id,email,first_name,points
        1,ann@example.org,Ann,1
        2,ben@example.org,Ben,2
        """);
  }

  private static void refresh(Browser browser) {
    String id =
        JsonMapper.shared()
            .readTree(browser.post("/api/v1/refreshes", "").body())
            .path("id")
            .asString();
    Polling.until(() -> json(browser, "/api/v1/refreshes/" + id), now -> now.hasNonNull("endedAt"));
  }

  private static JsonNode run(Browser browser, int number) {
    return Polling.until(
        () -> json(browser, RUNS + "/" + number), now -> now.hasNonNull("endedAt"));
  }

  private static JsonNode waiting(Browser browser, int number) {
    return Polling.until(
        () -> json(browser, RUNS + "/" + number),
        now -> now.path("status").asString().equals("NEEDS_APPROVAL"));
  }

  private static JsonNode json(Browser browser, String path) {
    return JsonMapper.shared().readTree(browser.get(path).body());
  }
}
