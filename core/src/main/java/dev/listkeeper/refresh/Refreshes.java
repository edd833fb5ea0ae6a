package dev.listkeeper.refresh;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Stored refreshes. Thread-safe. */
public interface Refreshes {
  RefreshRun add(String by, Instant at, List<Task> tasks);

  void save(RefreshRun refresh);

  Optional<RefreshRun> find(long id);

  /** The newest first. */
  List<RefreshRun> latest(int limit);
}
