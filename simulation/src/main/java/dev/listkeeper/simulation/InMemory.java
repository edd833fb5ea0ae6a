package dev.listkeeper.simulation;

import dev.listkeeper.constantcontact.sandbox.Sandbox;
import dev.listkeeper.constantcontact.sandbox.activity.Delays;
import dev.listkeeper.memory.MemoryCancellations;
import dev.listkeeper.memory.MemoryCatalog;
import dev.listkeeper.memory.MemoryConnectionStates;
import dev.listkeeper.memory.MemoryDefinitions;
import dev.listkeeper.memory.MemoryPermits;
import dev.listkeeper.memory.MemoryRuns;
import dev.listkeeper.memory.MemoryScheduleMarks;
import dev.listkeeper.query.reference.ReferenceEngine;
import java.nio.file.Path;
import java.time.Duration;

/** An installation in one thread: the reference engine, repositories in memory, no server. */
public final class InMemory {
  /** How long the sandbox's activities take in a simulation. */
  public static final Delays DELAYS =
      new Delays(Duration.ofSeconds(2), Duration.ofSeconds(3), Duration.ofSeconds(1));

  private InMemory() {}

  /** Opens one. */
  public static Installation open(SimulatedClock clock, Path home) {
    Sandbox sandbox = Sandbox.builder().clock(clock).delays(DELAYS).inThread();
    MemoryCatalog catalog = new MemoryCatalog();
    return new Installation(
        home,
        clock,
        new ReferenceEngine(),
        catalog,
        new MemoryRuns(catalog),
        new MemoryPermits(),
        new MemoryCancellations(),
        new MemoryScheduleMarks(),
        new MemoryDefinitions<>(),
        new MemoryDefinitions<>(),
        new MemoryDefinitions<>(),
        new MemoryDefinitions<>(),
        new MemoryDefinitions<>(),
        new MemoryDefinitions<>(),
        new MemoryConnectionStates(),
        sandbox,
        new InThreadNetwork(sandbox));
  }
}
