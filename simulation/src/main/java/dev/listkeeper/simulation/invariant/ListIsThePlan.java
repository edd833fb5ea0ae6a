package dev.listkeeper.simulation.invariant;

import dev.listkeeper.constantcontact.sandbox.inspect.ContactView;
import dev.listkeeper.export.Export;
import dev.listkeeper.export.StandardField;
import dev.listkeeper.export.run.ExportRun;
import dev.listkeeper.simulation.Customer;
import dev.listkeeper.simulation.Invariant;
import dev.listkeeper.simulation.World;
import dev.listkeeper.workspace.Status;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * After a run that says it was successful, and that nobody disturbed, every member with a good
 * address is on the list, with the values of the data. Worked out from the data, not from the plan.
 */
public final class ListIsThePlan implements Invariant {
  private static final int LONGEST_NAME = 50;

  @Override
  public void onEnd(World world, ExportRun run, boolean quiet) {
    if (!quiet || run.status() != Status.SUCCESSFUL) {
      return;
    }
    Export export = world.installation().exports().find(run.export()).orElseThrow();
    String list = run.list().orElseThrow().value();
    Set<String> listed = world.installation().sandbox().members(list);
    members(world, export)
        .forEach((address, customers) -> {
          boolean simple =
              !world.facts().wasEverGone(address)
                  && customers.stream().noneMatch(world.facts()::wasEverGone);
          if (simple) {
            require(listed.contains(address), address + " is a member and not on the list.");
            if (customers.size() == 1) {
              requireValues(world, export, customers.getFirst(), address);
            }
          }
        });
  }

  /** The customers of each good address. */
  private static Map<String, List<Customer>> members(World world, Export export) {
    Map<String, List<Customer>> members = new TreeMap<>();
    for (Customer customer : world.data().read()) {
      if (customer.isIn(export)) {
        customer
            .address()
            .ifPresent(address ->
                members.computeIfAbsent(address, _ -> new java.util.ArrayList<>()).add(customer));
      }
    }
    return members;
  }

  /** Values that a person or another export wrote since stay until ours change. */
  private void requireValues(World world, Export export, Customer customer, String address) {
    if (!world.facts().wordOn(address).filter(export.key().value()::equals).isPresent()) {
      return;
    }
    ContactView contact = world.installation().sandbox().contact(address).orElseThrow();
    requireName(address, customer.first(), contact.firstName());
    if (export.matching().fields().containsKey(StandardField.LAST_NAME)) {
      requireName(address, customer.last(), contact.lastName());
    }
  }

  private void requireName(String address, String wanted, String found) {
    if (!wanted.isEmpty() && wanted.length() <= LONGEST_NAME) {
      require(
          wanted.equals(found), address + " is called '" + found + "' and not '" + wanted + "'.");
    }
  }
}
