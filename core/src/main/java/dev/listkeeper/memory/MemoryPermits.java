package dev.listkeeper.memory;

import dev.listkeeper.export.ListId;
import dev.listkeeper.export.plan.Permits;
import dev.listkeeper.workspace.Key;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Permits that live as long as the object. */
public final class MemoryPermits implements Permits {
  /**
   * One of them.
   *
   * @param customer absent for taking over
   * @param run 0 while no run has claimed it
   */
  private record Permit(
      Key export, ListId list, Optional<String> customer, long run, boolean used) {
    private Permit of(long claiming) {
      return new Permit(export, list, customer, claiming, used);
    }

    private Permit usedUp() {
      return new Permit(export, list, customer, run, true);
    }
  }

  private final List<Permit> permits = new ArrayList<>();

  @Override
  public synchronized void lift(Key export, ListId list, String customerId, String by) {
    permits.add(new Permit(export, list, Optional.of(customerId), 0, false));
  }

  @Override
  public synchronized void adopt(Key export, ListId list, String by) {
    permits.add(new Permit(export, list, Optional.empty(), 0, false));
  }

  @Override
  public synchronized Open open(Key export, ListId list) {
    return of(
        permits.stream()
            .filter(permit -> permit.export().equals(export) && permit.list().equals(list))
            .filter(permit -> !permit.used())
            .toList());
  }

  @Override
  public synchronized Open claim(Key export, ListId list, long run) {
    permits.replaceAll(permit ->
        permit.export().equals(export) && permit.list().equals(list) && !permit.used()
            ? permit.of(run)
            : permit);
    return claimed(run);
  }

  @Override
  public synchronized Open claimed(long run) {
    return of(permits.stream().filter(permit -> permit.run() == run).toList());
  }

  private static Open of(List<Permit> claimed) {
    return new Open(
        claimed.stream().flatMap(permit -> permit.customer().stream()).collect(Collectors.toSet()),
        claimed.stream().anyMatch(permit -> permit.customer().isEmpty()));
  }

  @Override
  public synchronized void use(long run, Set<String> lifted) {
    permits.replaceAll(permit ->
        permit.run() == run && permit.customer().map(lifted::contains).orElse(true)
            ? permit.usedUp()
            : permit);
  }
}
