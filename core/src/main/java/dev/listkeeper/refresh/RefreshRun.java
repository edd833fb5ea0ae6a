package dev.listkeeper.refresh;

import dev.listkeeper.workspace.Status;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One refresh and its tasks, in order.
 *
 * @param by who asked for it
 * @param startedAt the "now" of every segment in it
 */
public record RefreshRun(
    long id, String by, Instant startedAt, Optional<Instant> endedAt, List<Task> tasks) {
  public RefreshRun {
    tasks = List.copyOf(tasks);
  }

  /** The worst of its tasks. */
  public Status status() {
    if (endedAt.isEmpty()) {
      return Status.REFRESHING;
    }
    if (tasks.stream().anyMatch(task -> task.status() == Status.FAILED)) {
      return Status.FAILED;
    }
    boolean clean = tasks.stream().allMatch(task -> task.status() == Status.SUCCESSFUL);
    return clean ? Status.SUCCESSFUL : Status.COMPLETED_WITH_WARNINGS;
  }

  RefreshRun with(int index, Task task) {
    List<Task> changed = new java.util.ArrayList<>(tasks);
    changed.set(index, task);
    return new RefreshRun(id, by, startedAt, endedAt, changed);
  }

  RefreshRun ended(Instant at) {
    return new RefreshRun(id, by, startedAt, Optional.of(at), tasks);
  }
}
