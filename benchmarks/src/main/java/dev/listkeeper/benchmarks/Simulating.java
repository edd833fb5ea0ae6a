package dev.listkeeper.benchmarks;

import dev.listkeeper.simulation.InMemory;
import dev.listkeeper.simulation.Simulation;
import java.io.PrintWriter;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Plays simulated histories, as many as one likes, and prints those that broke something. */
record Simulating(long seed, int histories, PrintWriter err) {
  /** Kept, because a logger that nobody holds forgets its level. */
  private static final Logger LOG = Logger.getLogger("dev.listkeeper");

  private static final int SAY_EVERY = 1_000;

  /** How much was played, and in how many histories something did not hold that always must. */
  record Result(long steps, int broken) {}

  Result play() {
    // Runs under faults warn all the time.
    LOG.setLevel(Level.OFF);
    Simulation simulation = new Simulation(InMemory::open);
    long steps = 0;
    int broken = 0;
    for (int i = 0; i < histories; i++) {
      Simulation.Result result = simulation.play(seed + i);
      steps += result.steps();
      if (result.violation().isPresent()) {
        broken++;
        err.println(result.report());
      }
      if ((i + 1) % SAY_EVERY == 0) {
        err.println(i + 1 + " histories, " + steps + " steps, " + broken + " broken");
      }
      err.flush();
    }
    return new Result(steps, broken);
  }
}
