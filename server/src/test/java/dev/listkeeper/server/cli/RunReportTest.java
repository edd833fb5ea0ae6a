package dev.listkeeper.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import tools.jackson.databind.json.JsonMapper;

class RunReportTest {

  @Command(name = "show")
  static final class Show extends ClientCommand {
    @Override
    int run(Api api) {
      return 0;
    }
  }

  @Test
  void aRunThatGoesOnIsNotJudged() {
    StringWriter out = new StringWriter();

    int status = show(out, "\"status\":\"REFRESHING\",\"equal\":null,\"endedAt\":null");

    assertThat(status).isZero();
    assertThat(out.toString()).contains("Run 3 of spring").doesNotContain("The list");
  }

  @Test
  void aRunWithAnotherListThanPlannedFails() {
    StringWriter out = new StringWriter();

    int status = show(out, "\"status\":\"COMPLETED_WITH_WARNINGS\",\"equal\":false,\"missing\":2");

    assertThat(status).isEqualTo(ClientCommand.FAILED);
    assertThat(out.toString()).contains("is not what was planned: 2 missing, 0 unexpected.");
  }

  @Test
  void theTimeSinceThePullIsStated() {
    StringWriter out = new StringWriter();

    show(
        out,
        "\"status\":\"SUCCESSFUL\",\"equal\":true,\"pulledAt\":\"2026-03-01T10:00:00Z\","
            + "\"endedAt\":\"2026-03-01T10:00:04.2Z\"");

    assertThat(out.toString()).containsPattern("from the pull to the end +4\\.2 s");
  }

  private static int show(StringWriter out, String more) {
    Show command = new Show();
    new CommandLine(command).setOut(new PrintWriter(out, true));
    return RunReport.show(
        command,
        JsonMapper.shared()
            .readTree("{\"number\":3,\"export\":\"spring\",\"words\":\"\"," + more + "}"));
  }
}
