package dev.listkeeper.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

class HistoriesTest {
  private static final Logger LOG = Logger.getLogger("dev.listkeeper");

  @Test
  @org.junit.jupiter.api.Timeout(value = 1, unit = java.util.concurrent.TimeUnit.HOURS)
  void x() {
    LOG.setLevel(Boolean.getBoolean("loud") ? Level.SEVERE : Level.OFF);
    Simulation simulation = new Simulation(InMemory::open);
    long start = System.nanoTime();
    long steps = 0;
    int n = Integer.getInteger("n", 100);
    java.util.Map<String, Integer> broken = new java.util.TreeMap<>();
    java.util.Map<String, Simulation.Result> first = new java.util.TreeMap<>();
    for (long seed = Long.getLong("from", 1); n-- > 0; seed++) {
      Simulation.Result result = simulation.play(seed);
      steps += result.steps();
      if (result.violation().isPresent()) {
        String key = result.violation().get().invariant();
        System.out.println("broken " + seed + " " + result.steps() + " " + result.violation().get().getMessage());
        broken.merge(key, 1, Integer::sum);
        first.merge(key, result, (a, b) -> a.steps() <= b.steps() ? a : b);
      }
    }
    System.out.println(steps + " steps in " + (System.nanoTime() - start) / 1000000 + " ms");
    System.out.println(broken);
    if (n < 0) first.values().forEach(r -> System.out.println(r.report()));
    first.values().forEach(r -> r.violation().filter(v -> v.getCause() != null).ifPresent(v -> v.getCause().printStackTrace(System.out)));
  }
}
