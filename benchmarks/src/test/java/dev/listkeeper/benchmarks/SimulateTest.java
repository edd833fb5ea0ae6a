package dev.listkeeper.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class SimulateTest {
  @Test
  void playsAsManyHistoriesAsOneLikes() {
    StringWriter out = new StringWriter();

    int status =
        new CommandLine(new Bench())
            .setOut(new PrintWriter(out))
            .execute("--simulate", "3", "--seed", "1");

    assertThat(status).isZero();
    assertThat(out.toString())
        .contains("| histories | 3", "| histories in which something was broken | 0 ");
  }
}
