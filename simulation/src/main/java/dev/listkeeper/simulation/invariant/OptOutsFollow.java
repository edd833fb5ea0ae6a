package dev.listkeeper.simulation.invariant;

import dev.listkeeper.export.run.ExportRun;
import dev.listkeeper.simulation.Customer;
import dev.listkeeper.simulation.Facts;
import dev.listkeeper.simulation.Invariant;
import dev.listkeeper.simulation.Sent;
import dev.listkeeper.simulation.World;
import dev.listkeeper.workspace.Status;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** An opt-out that a run has seen follows the customer to another address. */
public final class OptOutsFollow implements Invariant {
  private final Map<String, Set<String>> seen = new HashMap<>();
  private List<Customer> readBefore = List.of();
  private long readFor = -1;

  @Override
  public void onArrival(World world, Sent sent) {
    if (readFor != sent.run().id()) {
      readFor = sent.run().id();
      readBefore = world.data().read();
    }
    if (!readBefore.equals(world.data().read())) {
      // Refreshed since the plan was made: whose the addresses were then is not known here.
      return;
    }
    for (String address : sent.addresses()) {
      List<Customer> owners =
          readBefore.stream()
              .filter(customer -> customer.address().filter(address::equals).isPresent())
              .toList();
      Instant begun = sent.run().moments().started().orElseThrow();
      require(
          owners.isEmpty()
              || !owners.stream().allMatch(owner -> hasOptedOut(world.facts(), owner, begun)),
          address + " is sent, and its customer has opted out under another address: " + owners);
    }
  }

  private boolean hasOptedOut(Facts facts, Customer customer, Instant before) {
    return seen.getOrDefault(customer.id(), Set.of()).stream()
        .anyMatch(address ->
            facts.unsubscribedSince(address).filter(at -> at.isBefore(before)).isPresent());
  }

  @Override
  public void onEnd(World world, ExportRun run, boolean quiet) {
    if (!quiet || run.status() != Status.SUCCESSFUL) {
      return;
    }
    for (Customer customer : world.data().read()) {
      customer
          .address()
          .filter(address -> world.facts().unsubscribedSince(address).isPresent())
          .ifPresent(
              address -> seen.computeIfAbsent(customer.id(), _ -> new HashSet<>()).add(address));
    }
  }
}
