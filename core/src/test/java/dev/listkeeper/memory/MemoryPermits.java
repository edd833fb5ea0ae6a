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
  private final List<Permit> all = new ArrayList<>();

  private static final class Permit {
    private final Key export;
    private final ListId list;
    private final Optional<String> customer;
    private long run;
    private boolean used;

    private Permit(Key export, ListId list, Optional<String> customer) {
      this.export = export;
      this.list = list;
      this.customer = customer;
    }
  }

  @Override
  public synchronized void lift(Key export, ListId list, String customerId, String by) {
    all.add(new Permit(export, list, Optional.of(customerId)));
  }

  @Override
  public synchronized void adopt(Key export, ListId list, String by) {
    all.add(new Permit(export, list, Optional.empty()));
  }

  @Override
  public synchronized Open claim(Key export, ListId list, long run) {
    all.stream()
        .filter(each -> each.export.equals(export) && each.list.equals(list) && !each.used)
        .forEach(each -> each.run = run);
    return claimed(run);
  }

  @Override
  public synchronized Open claimed(long run) {
    List<Permit> mine = all.stream().filter(each -> each.run == run).toList();
    return new Open(
        mine.stream().flatMap(each -> each.customer.stream()).collect(Collectors.toSet()),
        mine.stream().anyMatch(each -> each.customer.isEmpty()));
  }

  @Override
  public synchronized void use(long run, Set<String> lifted) {
    all.stream()
        .filter(each -> each.run == run && each.customer.map(lifted::contains).orElse(true))
        .forEach(each -> each.used = true);
  }
}
