package dev.listkeeper.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every bug planted on purpose is found within the steps that every build plays. */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class MutantsTest {
  private static final Logger LOG = Logger.getLogger("dev.listkeeper");
  private static final int STEPS = 100_000;

  @ParameterizedTest
  @EnumSource
  void isFound(Mutant mutant) {
    LOG.setLevel(Level.OFF);
    Simulation simulation = new Simulation(mutant);
    Optional<Violation> found = Optional.empty();
    long seed = 0;
    int steps = 0;
    while (found.isEmpty() && steps < STEPS) {
      Simulation.Result result = simulation.play(++seed);
      steps += result.steps();
      found = result.violation();
    }
    System.out.printf(
        "%s: %d steps, seed %d, %s%n",
        mutant, steps, seed, found.map(Violation::getMessage).orElse("not found"));
    assertThat(found).isPresent();
  }
}
