package dev.listkeeper.refresh;

import dev.listkeeper.workspace.Status;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One refresh and its tasks, in order.
 *
 * @param by who asked for it; for a scheduled one who set the schedule
 * @param startedAt the "now" of every segment in it
 * @param canceledBy who ended it early
 */
public record RefreshRun(
    long id,
    Trigger trigger,
    String by,
    Instant startedAt,
    Optional<Instant> endedAt,
    Optional<String> canceledBy,
    List<Task> tasks) {

  /** What started it. */
  public enum Trigger {
    SCHEDULE,
    ON_DEMAND
  }

  public RefreshRun {
    tasks = List.copyOf(tasks);
  }

  /** The worst of its tasks. */
  public Status status() {
    if (endedAt.isEmpty()) {
      return all(Status.QUEUED) ? Status.QUEUED : Status.REFRESHING;
    }
    if (any(Status.FAILED)) {
      return Status.FAILED;
    }
    if (canceledBy.isPresent()) {
      return Status.CANCELED;
    }
    if (any(Status.NEEDS_APPROVAL)) {
      return Status.NEEDS_APPROVAL;
    }
    return all(Status.SUCCESSFUL) ? Status.SUCCESSFUL : Status.COMPLETED_WITH_WARNINGS;
  }

  private boolean any(Status status) {
    return tasks.stream().anyMatch(task -> task.status() == status);
  }

  private boolean all(Status status) {
    return tasks.stream().allMatch(task -> task.status() == status);
  }

  /** How many tasks are done. */
  public int done() {
    return (int) tasks.stream().filter(Task::hasEnded).count();
  }

  /** Whether data may still change in it; what is left are runs of exports. */
  public boolean isUpdating() {
    return tasks.stream().anyMatch(task -> !task.hasEnded() && task.kind() != Task.Kind.EXPORT);
  }

  /** The name by which it is asked to end early. */
  public String name() {
    return "refresh " + id;
  }

  /** The same of one of its tasks. */
  public String name(Task task) {
    return name() + " " + task.kind() + " " + task.key();
  }

  RefreshRun with(int index, Task task) {
    List<Task> changed = new ArrayList<>(tasks);
    changed.set(index, task);
    return new RefreshRun(id, trigger, by, startedAt, endedAt, canceledBy, changed);
  }

  RefreshRun ended(Instant at, Optional<String> canceled) {
    return new RefreshRun(id, trigger, by, startedAt, Optional.of(at), canceled, tasks);
  }
}
