package dev.listkeeper.simulation.invariant;

import dev.listkeeper.constantcontact.sandbox.inspect.ContactView;
import dev.listkeeper.export.run.ExportRun;
import dev.listkeeper.simulation.Invariant;
import dev.listkeeper.simulation.World;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Contacts who are no customers keep their values, their permission and their lists. */
public final class OthersAreUntouched implements Invariant {
  private final Map<String, ContactView> before = new TreeMap<>();

  @Override
  public void atFirst(World world) {
    world.strangers().forEach(stranger -> before.put(stranger, contact(world, stranger)));
  }

  @Override
  public void onEnd(World world, ExportRun run, boolean quiet) {
    before.forEach((stranger, first) -> {
      ContactView now = contact(world, stranger);
      require(
          onPresentLists(world, first).equals(onPresentLists(world, now)),
          first + " became " + now);
    });
  }

  /** A list that somebody deletes takes its members along. */
  private static ContactView onPresentLists(World world, ContactView contact) {
    Set<String> there = new HashSet<>(contact.listIds());
    there.retainAll(world.installation().sandbox().lists().keySet());
    return new ContactView(
        contact.contactId(),
        contact.address(),
        contact.permission(),
        contact.deleted(),
        contact.firstName(),
        contact.lastName(),
        there,
        contact.customFields(),
        contact.tags());
  }

  private static ContactView contact(World world, String address) {
    return world.installation().sandbox().contact(address).orElseThrow();
  }
}
