package dev.listkeeper.server.work;

import static org.assertj.core.api.Assertions.assertThat;

import dev.listkeeper.server.Browser;
import dev.listkeeper.server.SandboxedServer;
import dev.listkeeper.server.TestServer;
import dev.listkeeper.server.cli.Polling;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A run that waits for a new day's calls, as people see it and end it. */
@Timeout(120)
class WaitingRunTest {
  private static final String RUN = "/api/v1/exports/newsletter/runs/2";

  @TempDir Path home;

  @Test
  void itSaysUntilWhenItWaitsAndEndsAtOnceWhenCanceled() throws Exception {
    try (SandboxedServer server = SandboxedServer.start(home)) {
      server.connect();
      server.refresh();
      server.sandbox().exhaustQuota();
      Browser ann = server.administrator();
      ann.post("/api/v1/exports/newsletter/runs", "");
      JsonNode waiting =
          Polling.until(() -> json(ann.get(RUN)), answer -> answer.hasNonNull("resumesAt"));
      Browser atTheScreen = Browser.at(server.server());
      atTheScreen.signIn("ann@example.org", TestServer.PASSWORD);
      String page = atTheScreen.get("/exports/newsletter/runs/2").body();

      HttpResponse<String> asked = ann.post(RUN + "/cancel", "");
      JsonNode ended =
          Polling.until(() -> json(ann.get(RUN)), answer -> answer.hasNonNull("endedAt"));

      assertThat(waiting.path("status").asString()).isEqualTo("REFRESHING");
      assertThat(page).containsPattern("Waits until \\d\\d:\\d\\d UTC for a new day&#39;s calls");
      assertThat(asked.statusCode()).isEqualTo(202);
      assertThat(ended.path("status").asString()).isEqualTo("CANCELED");
      assertThat(ended.path("failure").path("sentence").asString()).startsWith("Canceled by ann@");
    }
  }

  private static JsonNode json(HttpResponse<String> answer) {
    return JsonMapper.shared().readTree(answer.body());
  }
}
