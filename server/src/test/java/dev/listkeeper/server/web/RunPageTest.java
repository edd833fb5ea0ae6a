package dev.listkeeper.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.ColorScheme;
import dev.listkeeper.server.Browser;
import dev.listkeeper.server.SandboxedServer;
import dev.listkeeper.server.TestServer;
import dev.listkeeper.server.cli.Polling;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The page of a run that asks, of a plan, and of a run that removed people. */
@Timeout(300)
class RunPageTest {
  private static final String RUNS = "/exports/newsletter/runs";

  @TempDir Path home;

  @Test
  void aQuestionIsAskedInNumbersAndAnsweredByAButton() throws IOException, InterruptedException {
    try (SandboxedServer server = SandboxedServer.start(home)) {
      server.connect();
      Browser ann = server.administrator();
      refresh(ann);
      Files.writeString(
          home.resolve("inbox/people.csv"),
          "id,email,first_name,points\n1,ann@example.org,Ann,1\n");
      refresh(ann);
      ended(ann, start(ann, "PLAN_ONLY"));

      for (ColorScheme colors : new ColorScheme[] {ColorScheme.LIGHT, ColorScheme.DARK}) {
        for (int width : new int[] {1280, 400}) {
          try (Chromium chromium = Chromium.open(server.server().address(), width, colors)) {
            chromium.go(RUNS + "/2");
            chromium.signIn("ann@example.org", TestServer.PASSWORD);
            look(chromium, "2", "asks-" + colors + "-" + width);
            assertThat(chromium.text())
                .contains(
                    "This run waits for approval", "It would take 2 people off the list, of 2")
                .contains("Refuse", "cilla@example.org", "Is in none of the segments any more")
                .doesNotContain("only adds and updates");
            look(chromium, "3", "plan-" + colors + "-" + width);
            assertThat(chromium.text())
                .contains("This is a plan", "A run would wait for approval", "to be removed")
                .doesNotContain("Refuse");
          }
        }
      }
      try (Chromium chromium = Chromium.open(server.server().address())) {
        chromium.go(RUNS + "/2");
        chromium.signIn("ann@example.org", TestServer.PASSWORD);
        chromium.go(RUNS + "/2");
        chromium.press("Approve: remove 2 people");
        ended(ann, 2);
        look(chromium, "2", "removed");
        assertThat(chromium.text()).contains("removed", "Download CSV:").doesNotContain("Refuse");
      }
      assertThat(server.sandbox().members(server.list())).isEmpty();
    }
  }

  private static void look(Chromium chromium, String run, String picture) {
    chromium.go(RUNS + "/" + run);
    chromium.assertWhole();
    chromium.picture(picture);
  }

  private static void refresh(Browser ann) {
    long id = json(ann.post("/api/v1/refreshes", "").body()).get("id").asLong();
    Polling.until(
        () -> json(ann.get("/api/v1/refreshes/" + id).body()),
        refresh -> refresh.hasNonNull("endedAt"));
  }

  private static int start(Browser ann, String extent) {
    return json(ann.post("/api/v1" + RUNS + "?extent=" + extent, "").body()).get("number").asInt();
  }

  private static void ended(Browser ann, int number) {
    Polling.until(
        () -> json(ann.get("/api/v1" + RUNS + "/" + number).body()),
        run -> run.hasNonNull("endedAt"));
  }

  private static JsonNode json(String text) {
    return JsonMapper.shared().readTree(text);
  }
}
