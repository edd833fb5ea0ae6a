package dev.listkeeper.simulation.invariant;

import dev.listkeeper.export.run.ExportRun;
import dev.listkeeper.export.run.RunCounts;
import dev.listkeeper.simulation.Invariant;
import dev.listkeeper.simulation.World;
import dev.listkeeper.workspace.Status;

/** The outcomes of a run add up to its members, and its status says what they say. */
public final class OutcomesAddUp implements Invariant {
  @Override
  public void onEnd(World world, ExportRun run, boolean quiet) {
    RunCounts counts = run.counts();
    require(counts.addUp(), "The numbers don't add up: " + counts);
    boolean clean = counts.rejected() == 0 && counts.unconfirmed() == 0 && counts.listEqualsPlan();
    require(
        run.status() != Status.SUCCESSFUL || clean,
        "A run is Successful with these numbers: " + counts);
    require(
        run.status().isGood() || run.failure().isPresent(),
        "A run ended as " + run.status() + " without saying why.");
  }
}
