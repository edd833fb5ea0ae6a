package dev.listkeeper.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole bench on few customers: its figures are there, and those that are counts are right. */
class BenchTest {
  private static final int PROFILES = 1_000;

  @TempDir Path folder;

  @Test
  void measuresFromFilesToAList() {
    StringWriter out = new StringWriter();
    int status =
        new CommandLine(new Bench())
            .setOut(new PrintWriter(out, true))
            .execute(
                "--profiles",
                String.valueOf(PROFILES),
                "--json",
                "--folder",
                folder.resolve("home").toString());

    assertThat(status).isZero();
    JsonNode figures =
        JsonMapper.shared().readTree(out.toString().strip().lines().toList().getLast());
    assertThat(value(figures, "rows sent")).isEqualTo(PROFILES);
    assertThat(value(figures, "imports")).isEqualTo(1);
    assertThat(value(figures, "nothing changed: imports")).isZero();
    assertThat(value(figures, "the same: rows that travelled")).isEqualTo(PROFILES / 100);
    assertThat(value(figures, "the same: people removed")).isEqualTo(PROFILES / 100);
    assertThat(value(figures, "100 % removed: people")).isEqualTo(PROFILES - PROFILES / 100);
    assertThat(value(figures, "members of that segment")).isBetween(1.0, PROFILES - 1.0);
    assertThat(value(figures, "of it the plan")).isPositive();
  }

  private static double value(JsonNode figures, String what) {
    return figures
        .valueStream()
        .filter(figure -> figure.path("what").asString("").equals(what))
        .findFirst()
        .orElseThrow(() -> new AssertionError("No figure '" + what + "' in " + figures))
        .path("value")
        .asDouble();
  }
}
