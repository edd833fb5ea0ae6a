package dev.listkeeper.simulation.invariant;

import dev.listkeeper.export.Export;
import dev.listkeeper.export.plan.Ledger;
import dev.listkeeper.export.run.ExportRun;
import dev.listkeeper.query.Query;
import dev.listkeeper.query.RowCursor;
import dev.listkeeper.simulation.Invariant;
import dev.listkeeper.simulation.Sent;
import dev.listkeeper.simulation.World;
import dev.listkeeper.workspace.Status;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * After a successful run the ledger holds whom the run sent, and whom it says to be on the list is
 * there, or somebody took them off.
 */
public final class LedgerAgrees implements Invariant {
  private final Map<Long, Set<String>> sent = new HashMap<>();

  @Override
  public void onAcceptance(World world, Sent accepted) {
    sent.computeIfAbsent(accepted.run().id(), _ -> new HashSet<>()).addAll(accepted.addresses());
  }

  @Override
  public void onEnd(World world, ExportRun run, boolean quiet) {
    Set<String> addresses = sent.getOrDefault(run.id(), Set.of());
    sent.remove(run.id());
    if (run.status() != Status.SUCCESSFUL) {
      return;
    }
    Export export =
        world
            .installation()
            .exports()
            .find(run.export())
            .orElseThrow()
            .on(run.list().orElseThrow());
    Set<String> confirmed = confirmed(world, export);
    require(
        confirmed.containsAll(addresses), "Sent " + addresses + ", in the ledger " + confirmed);
    if (quiet) {
      Set<String> listed = world.installation().sandbox().members(run.list().get().value());
      confirmed.forEach(address ->
          require(
              listed.contains(address) || world.facts().wasEverGone(address),
              address + " is in the ledger, not on the list, and nobody took it off."));
    }
  }

  private static Set<String> confirmed(World world, Export export) {
    Query rows =
        Ledger.of(
            world.data().snapshots().latest(export.ledger()).map(version -> version.snapshot()));
    int address = rows.schema().indexOf(Ledger.ADDRESS);
    int certain = rows.schema().indexOf(Ledger.CONFIRMED);
    Set<String> confirmed = new HashSet<>();
    try (RowCursor cursor = world.installation().engine().open(rows)) {
      while (cursor.next()) {
        if (cursor.bool(certain)) {
          Optional.ofNullable(cursor.text(address)).ifPresent(confirmed::add);
        }
      }
    }
    return confirmed;
  }
}
