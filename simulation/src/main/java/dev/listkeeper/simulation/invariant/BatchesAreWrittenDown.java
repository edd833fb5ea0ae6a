package dev.listkeeper.simulation.invariant;

import dev.listkeeper.export.run.Batch;
import dev.listkeeper.simulation.Invariant;
import dev.listkeeper.simulation.Sent;
import dev.listkeeper.simulation.World;

/**
 * An import is written down as it is before it is posted, and posted only as long as it is open.
 */
public final class BatchesAreWrittenDown implements Invariant {
  @Override
  public void onArrival(World world, Sent sent) {
    require(
        sent.batch().state() == Batch.State.PREPARED,
        "An import arrives whose batch is " + sent.batch());
    require(
        sent.batch().rows() == sent.rows().size(),
        "An import has " + sent.rows().size() + " rows and its batch says " + sent.batch());
    require(
        sent.run().list().orElseThrow().value().equals(sent.list()),
        "An import arrives for another list than its run's.");
  }
}
