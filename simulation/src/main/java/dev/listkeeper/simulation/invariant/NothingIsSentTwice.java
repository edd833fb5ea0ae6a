package dev.listkeeper.simulation.invariant;

import dev.listkeeper.export.run.ExportRun;
import dev.listkeeper.simulation.Invariant;
import dev.listkeeper.simulation.Sent;
import dev.listkeeper.simulation.World;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** No payload that the service took is sent again by its run, and no address twice in one. */
public final class NothingIsSentTwice implements Invariant {
  private final Map<Long, Set<String>> taken = new HashMap<>();

  @Override
  public void onArrival(World world, Sent sent) {
    require(
        new HashSet<>(sent.addresses()).size() == sent.rows().size(),
        "An address stands twice in one import: " + sent.addresses());
    require(
        !taken.getOrDefault(sent.run().id(), Set.of()).contains(sent.payload()),
        "What the service has taken is sent again: " + sent.addresses());
  }

  @Override
  public void onAcceptance(World world, Sent sent) {
    taken.computeIfAbsent(sent.run().id(), _ -> new HashSet<>()).add(sent.payload());
  }

  @Override
  public void onEnd(World world, ExportRun run, boolean quiet) {
    taken.remove(run.id());
  }
}
