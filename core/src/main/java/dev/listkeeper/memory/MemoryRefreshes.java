package dev.listkeeper.memory;

import dev.listkeeper.refresh.RefreshRun;
import dev.listkeeper.refresh.RefreshSummary;
import dev.listkeeper.refresh.Refreshes;
import dev.listkeeper.refresh.Task;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Refreshes that live as long as the object. */
public final class MemoryRefreshes implements Refreshes {
  private final TreeMap<Long, RefreshRun> refreshes = new TreeMap<>();
  private final Map<Long, String> scopes = new HashMap<>();

  @Override
  public synchronized RefreshRun add(
      String scope, RefreshRun.Trigger trigger, String by, Instant at, List<Task> tasks) {
    return unfinished().stream()
        .filter(open -> scope.equals(scopes.get(open.id())))
        .findFirst()
        .orElseGet(() -> {
          long id = refreshes.size() + 1L;
          scopes.put(id, scope);
          save(new RefreshRun(id, trigger, by, at, Optional.empty(), Optional.empty(), tasks));
          return refreshes.get(id);
        });
  }

  @Override
  public synchronized void save(RefreshRun refresh) {
    refreshes.put(refresh.id(), refresh);
  }

  @Override
  public synchronized Optional<RefreshRun> find(long id) {
    return Optional.ofNullable(refreshes.get(id));
  }

  @Override
  public synchronized List<RefreshRun> latest(int limit, long offset) {
    return refreshes.descendingMap().values().stream().skip(offset).limit(limit).toList();
  }

  @Override
  public List<RefreshSummary> summaries(int limit, long offset) {
    return latest(limit, offset).stream().map(RefreshSummary::of).toList();
  }

  @Override
  public synchronized long count() {
    return refreshes.size();
  }

  @Override
  public synchronized List<RefreshRun> unfinished() {
    return refreshes.values().stream().filter(run -> run.endedAt().isEmpty()).toList();
  }
}
