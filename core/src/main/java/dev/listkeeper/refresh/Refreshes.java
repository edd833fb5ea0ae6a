package dev.listkeeper.refresh;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Stored refreshes. Thread-safe; every save is durable when it returns. */
public interface Refreshes {
  /**
   * Adds one. There is at most one open at a time of each scope, whoever asks: when there is one
   * already, it is given instead.
   *
   * @param scope what is refreshed: {@link #SYSTEM}, or the name of one part
   */
  RefreshRun add(String scope, RefreshRun.Trigger trigger, String by, Instant at, List<Task> tasks);

  /** Everything. */
  String SYSTEM = "system";

  void save(RefreshRun refresh);

  Optional<RefreshRun> find(long id);

  /** The newest first. */
  default List<RefreshRun> latest(int limit) {
    return latest(limit, 0);
  }

  /** The newest first, without the very newest so many. */
  List<RefreshRun> latest(int limit, long offset);

  /** The same without their tasks. */
  List<RefreshSummary> summaries(int limit, long offset);

  long count();

  /** Those that have not ended, the oldest first. */
  List<RefreshRun> unfinished();
}
