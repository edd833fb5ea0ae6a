package dev.listkeeper.simulation.invariant;

import dev.listkeeper.export.run.ExportRun;
import dev.listkeeper.problem.ProblemCode;
import dev.listkeeper.simulation.Invariant;
import dev.listkeeper.simulation.World;

/** Whatever people and the service do, no run fails by an error of Listkeeper's own. */
public final class NoErrorOfOurs implements Invariant {
  @Override
  public void onEnd(World world, ExportRun run, boolean quiet) {
    run.failure()
        .ifPresent(failure ->
            require(
                failure.code().kind() != ProblemCode.Kind.OURS,
                failure.code() + ": " + failure.sentence()));
  }
}
