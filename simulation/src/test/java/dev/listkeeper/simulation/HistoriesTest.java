package dev.listkeeper.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever people, processes and the service do, what must hold holds. */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class HistoriesTest {
  private static final Logger LOG = Logger.getLogger("dev.listkeeper");

  /** In every build; {@code -Dsimulation.steps=N} for more, {@code -Dsimulation.from=SEED}. */
  private static final long STEPS = Long.getLong("simulation.steps", 100_000);

  private static final long FROM = Long.getLong("simulation.from", 1);
  private static final int LEAST = 20;

  private final Simulation simulation = new Simulation(InMemory::open);

  /** Runs under these faults warn all the time. */
  @BeforeAll
  static void beQuiet() {
    LOG.setLevel(Level.OFF);
  }

  @Test
  void nothingIsBroken() {
    long steps = 0;
    long seed = FROM;
    long begun = System.nanoTime();
    for (; steps < STEPS; seed++) {
      Simulation.Result result = simulation.play(seed);
      assertThat(result.violation()).as(result::report).isEmpty();
      assertThat(result.steps()).isGreaterThanOrEqualTo(LEAST);
      steps += result.steps();
    }
    System.out.printf(
        "%d histories from seed %d, %d steps, %d s%n",
        seed - FROM, FROM, steps, TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begun));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void aSeedReplaysExactly(long seed) {
    assertThat(simulation.play(seed).log()).isEqualTo(simulation.play(seed).log());
  }

  @Test
  void aBrokenHistoryReplaysExactlyToo() {
    Simulation broken = new Simulation(Mutant.EVERYBODY_ON_THE_LIST_IS_OURS);
    long seed = 1;
    while (broken.play(seed).violation().isEmpty()) {
      seed++;
    }

    assertThat(broken.play(seed).report()).isEqualTo(broken.play(seed).report());
  }
}
