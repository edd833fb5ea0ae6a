package dev.listkeeper.simulation.invariant;

import dev.listkeeper.export.Export;
import dev.listkeeper.export.Mode;
import dev.listkeeper.export.run.ExportRun;
import dev.listkeeper.simulation.Customer;
import dev.listkeeper.simulation.Invariant;
import dev.listkeeper.simulation.Removal;
import dev.listkeeper.simulation.Sent;
import dev.listkeeper.simulation.World;
import dev.listkeeper.workspace.Status;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Who is taken off a list was put on it by us; who was there before is never. After a quiet run
 * that mirrors, nobody we put on the list is on it whom no member stands for.
 */
public final class OnlyOursAreRemoved implements Invariant {
  /** By list and address: when the run began that first sent it. */
  private final Map<String, Map<String, Instant>> firstSent = new HashMap<>();

  @Override
  public void onAcceptance(World world, Sent sent) {
    Map<String, Instant> first = firstSent.computeIfAbsent(sent.list(), _ -> new TreeMap<>());
    Instant begun = sent.run().moments().started().orElseThrow();
    sent.addresses().forEach(address -> first.putIfAbsent(address, begun));
  }

  @Override
  public void onRemoval(World world, Removal removal) {
    for (String address : removal.addresses()) {
      Optional<Instant> first = first(removal.list(), address);
      require(first.isPresent(), address + " is taken off a list that we never put it on.");
      boolean stayed = !world.facts().wasEverGone(address);
      boolean before =
          world
              .facts()
              .byHandSince(address, removal.list())
              .filter(at -> at.isBefore(first.get()))
              .isPresent();
      require(!(before && stayed), address + " is taken off a list that it was on before us.");
    }
  }

  private Optional<Instant> first(String list, String address) {
    return Optional.ofNullable(firstSent.getOrDefault(list, Map.of()).get(address));
  }

  @Override
  public void onEnd(World world, ExportRun run, boolean quiet) {
    Export export = world.installation().exports().find(run.export()).orElseThrow();
    if (!quiet || run.status() != Status.SUCCESSFUL || export.rules().mode() != Mode.MIRROR) {
      return;
    }
    String list = run.list().orElseThrow().value();
    Set<String> members =
        world.data().read().stream()
            .filter(customer -> customer.isIn(export))
            .map(Customer::address)
            .flatMap(Optional::stream)
            .collect(Collectors.toSet());
    Set<String> listed = new TreeSet<>(world.installation().sandbox().members(list));
    listed.removeIf(address ->
        members.contains(address)
            || !Customer.isEveryday(address)
            || first(list, address).isEmpty()
            || world.facts().byHandSince(address, list).isPresent());
    require(listed.isEmpty(), "Nobody's addresses are still on the list: " + listed);
  }
}
