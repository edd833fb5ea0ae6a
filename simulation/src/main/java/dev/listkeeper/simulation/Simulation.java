package dev.listkeeper.simulation;

import dev.listkeeper.simulation.invariant.Invariants;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Plays histories. Each is wholly given by its seed. */
public final class Simulation {
  private static final int STEPS = 200;

  private final Installation.Opening opening;
  private final int steps;

  /** Histories of some hundred steps on such installations. */
  public Simulation(Installation.Opening opening) {
    this(opening, STEPS);
  }

  /**
   * Histories on such installations.
   *
   * @param steps how many a history has at least before its calm end
   */
  public Simulation(Installation.Opening opening, int steps) {
    this.opening = opening;
    this.steps = steps;
  }

  /**
   * What came of a history.
   *
   * @param log its steps, one a line
   * @param violation the invariant that did not hold, if any; then the log ends there
   */
  public record Result(long seed, List<String> log, Optional<Violation> violation) {
    /** How many steps it had. */
    public int steps() {
      return log.size();
    }

    /** The seed, what was broken, and the steps that led there. */
    public String report() {
      return "seed "
          + seed
          + ": "
          + violation.map(Violation::getMessage).orElse("nothing broken")
          + "\n  "
          + String.join("\n  ", log);
    }
  }

  /** Plays the history of a seed. */
  public Result play(long seed) {
    try {
      Path home = Files.createTempDirectory("listkeeper-simulation-");
      try {
        return play(seed, home);
      } finally {
        delete(home);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Result play(long seed, Path home) {
    SimulatedClock clock = new SimulatedClock();
    try (Installation installation = opening.open(clock, home)) {
      World world = new World(seed, clock, installation, Invariants.all());
      try {
        new History(world).play(steps);
        return new Result(seed, List.copyOf(world.log()), Optional.empty());
      } catch (Violation violation) {
        return new Result(seed, List.copyOf(world.log()), Optional.of(violation));
      } catch (RuntimeException | Crash escaped) {
        return new Result(seed, List.copyOf(world.log()), Optional.of(escaped(escaped)));
      }
    }
  }

  private static Violation escaped(Throwable failure) {
    Violation violation = new Violation("NothingEscapes", String.valueOf(failure));
    violation.initCause(failure);
    return violation;
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> found = Files.walk(folder)) {
      for (Path path : found.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
