package dev.listkeeper.simulation;

import dev.listkeeper.export.run.ExportRun;
import dev.listkeeper.schedule.Timekeeper.Timed;
import java.util.List;

/** Something that always holds. Each method throws a {@link Violation} when it does not. */
public interface Invariant {
  /** Everything is set up, and no run has begun. */
  default void atFirst(World world) {}

  /** After every step. */
  default void afterStep(World world) {}

  /** An import arrives at the service, which has not looked at it yet. */
  default void onArrival(World world, Sent sent) {}

  /** The service has taken an import, whether or not the answer is heard. */
  default void onAcceptance(World world, Sent sent) {}

  /** A removal arrives at the service, which has not looked at it yet. */
  default void onRemoval(World world, Removal removal) {}

  /**
   * A run is done.
   *
   * @param quiet nobody but this run did anything to people, lists or definitions since it began
   */
  default void onEnd(World world, ExportRun run, boolean quiet) {}

  /** What has times of its own is started because it is due. */
  default void onStart(World world, String subject) {}

  /** A process has looked at all schedules, and lives. */
  default void onLook(World world, List<Timed> all) {}

  /** The name it is known by. */
  default String name() {
    return getClass().getSimpleName();
  }

  /** Throws unless it holds; the text is a sentence for whoever looks for the reason. */
  default void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new Violation(name(), otherwise);
    }
  }
}
