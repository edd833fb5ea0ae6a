package dev.listkeeper.simulation.invariant;

import dev.listkeeper.export.run.ExportRun;
import dev.listkeeper.simulation.Invariant;
import dev.listkeeper.simulation.World;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** One run at a time is at work on a list. */
public final class OneRunAList implements Invariant {
  @Override
  public void afterStep(World world) {
    List<ExportRun> unfinished = world.installation().runs().unfinished();
    if (unfinished.size() < 2) {
      return;
    }
    Set<Object> lists = new HashSet<>();
    for (ExportRun run : unfinished) {
      require(
          !run.holdsItsList() || lists.add(run.list()), "Two runs work on a list: " + unfinished);
    }
  }
}
