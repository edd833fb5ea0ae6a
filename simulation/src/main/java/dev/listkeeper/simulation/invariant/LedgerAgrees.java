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
 * After a run the ledger holds whom the run sent and who is on the list; after a successful one,
 * whom it says to be on the list is there, or somebody took them off.
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
    boolean knowsAll = run.status() == Status.SUCCESSFUL;
    if (run.list().isEmpty() || (addresses.isEmpty() && !knowsAll)) {
      return;
    }
    Export export =
        world
            .installation()
            .exports()
            .find(run.export())
            .orElseThrow()
            .on(run.list().orElseThrow());
    String list = run.list().get().value();
    if (!world.installation().sandbox().lists().containsKey(list)) {
      return;
    }
    Set<String> listed = world.installation().sandbox().members(list);
    Set<String> known = addresses(world, export, false);
    addresses.stream()
        .filter(listed::contains)
        // A row the service refused tells nothing about who was there before.
        .filter(address -> world.facts().byHandSince(address, list).isEmpty())
        .forEach(address ->
            require(known.contains(address), address + " was sent and is not in the ledger."));
    if (quiet && knowsAll) {
      Set<String> confirmed = addresses(world, export, true);
      confirmed.forEach(address ->
          require(
              listed.contains(address) || world.facts().wasEverGone(address),
              address + " is in the ledger, not on the list, and nobody took it off."));
    }
  }

  private static Set<String> addresses(World world, Export export, boolean confirmedOnly) {
    Query rows =
        Ledger.of(
            world.data().snapshots().latest(export.ledger()).map(version -> version.snapshot()));
    int address = rows.schema().indexOf(Ledger.ADDRESS);
    int certain = rows.schema().indexOf(Ledger.CONFIRMED);
    Set<String> found = new HashSet<>();
    try (RowCursor cursor = world.installation().engine().open(rows)) {
      while (cursor.next()) {
        if (!confirmedOnly || cursor.bool(certain)) {
          Optional.ofNullable(cursor.text(address)).ifPresent(found::add);
        }
      }
    }
    return found;
  }
}
