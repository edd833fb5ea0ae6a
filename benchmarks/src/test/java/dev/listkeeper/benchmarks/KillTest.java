package dev.listkeeper.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The real server, killed at random moments of its runs: every list exact, nothing sent twice. */
class KillTest {
  private static final int KILLS = 8;

  @TempDir Path folder;

  @Test
  @Timeout(240)
  void aServerKilledAtAnyMomentEndsWithTheExactListAndSendsNothingTwice() {
    long seed = Long.getLong("listkeeper.seed", System.nanoTime());
    System.out.println("KillTest: -Dlistkeeper.seed=" + seed);

    int status =
        new CommandLine(new Bench())
            .execute(
                "--kill",
                String.valueOf(KILLS),
                "--profiles",
                "300",
                "--seed",
                String.valueOf(seed),
                "--folder",
                folder.resolve("home").toString());

    assertThat(status).as("seed %d", seed).isZero();
  }
}
