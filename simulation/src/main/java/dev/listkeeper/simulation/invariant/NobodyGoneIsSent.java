package dev.listkeeper.simulation.invariant;

import dev.listkeeper.constantcontact.sandbox.inspect.ContactView;
import dev.listkeeper.export.run.ExportRun;
import dev.listkeeper.simulation.Facts;
import dev.listkeeper.simulation.Invariant;
import dev.listkeeper.simulation.Sent;
import dev.listkeeper.simulation.World;
import dev.listkeeper.workspace.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Nobody who unsubscribed, was deleted, or left the list is sent to it: from the first run on, but
 * for what happens after the pull, which may be a quarter of an hour old.
 */
public final class NobodyGoneIsSent implements Invariant {
  /**
   * A quarter of an hour, and what calls under faults take between the look at the clock and it.
   */
  private static final Duration FRESH = Duration.ofMinutes(25);

  private final Map<Long, Set<String>> sent = new HashMap<>();
  private final Map<String, Set<String>> known = new HashMap<>();

  @Override
  public void onArrival(World world, Sent arriving) {
    Instant begun = arriving.run().moments().started().orElseThrow();
    Instant stale = world.clock().instant().minus(FRESH);
    Instant pulled = begun.isAfter(stale) ? begun : stale;
    Facts facts = world.facts();
    String list = arriving.list();
    Set<String> wereThere = known.getOrDefault(place(arriving.run(), list), Set.of());
    for (String address : arriving.addresses()) {
      refuse(address, "unsubscribed", facts.unsubscribedSince(address), pulled);
      // An import that was under way may have brought back who went after it was sent.
      Optional<ContactView> contact = world.installation().sandbox().contact(address);
      if (contact.filter(ContactView::deleted).isPresent()) {
        refuse(address, "was deleted", facts.deletedSince(address), pulled);
      }
      boolean off = contact.filter(there -> there.listIds().contains(list)).isEmpty();
      if (off && wereThere.contains(address)) {
        refuse(address, "left the list", facts.leftSince(address, list), pulled);
      }
    }
  }

  private void refuse(String address, String how, Optional<Instant> since, Instant pulled) {
    since.ifPresent(
        at -> require(!at.isBefore(pulled), address + " " + how + " at " + at + " and is sent."));
  }

  @Override
  public void onAcceptance(World world, Sent accepted) {
    sent.computeIfAbsent(accepted.run().id(), _ -> new HashSet<>()).addAll(accepted.addresses());
  }

  /** From a run that was successful on, the export knows whom it sent. */
  @Override
  public void onEnd(World world, ExportRun run, boolean quiet) {
    Set<String> addresses = sent.remove(run.id());
    if (addresses != null && run.status() == Status.SUCCESSFUL) {
      known
          .computeIfAbsent(place(run, run.list().orElseThrow().value()), _ -> new HashSet<>())
          .addAll(addresses);
    }
  }

  /** What an export knows, it knows of one list. */
  private static String place(ExportRun run, String list) {
    return run.export() + " " + list;
  }
}
