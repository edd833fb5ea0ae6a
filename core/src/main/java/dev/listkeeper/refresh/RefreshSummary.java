package dev.listkeeper.refresh;

import dev.listkeeper.workspace.Status;
import java.time.Instant;
import java.util.Optional;

/**
 * What a list of refreshes says about one.
 *
 * @param by who asked for it; for a scheduled one who set the schedule
 * @param done how many of its tasks are done
 * @param tasks how many there are
 */
public record RefreshSummary(
    long id,
    RefreshRun.Trigger trigger,
    String by,
    Status status,
    Instant startedAt,
    Optional<Instant> endedAt,
    int done,
    int tasks) {

  public static RefreshSummary of(RefreshRun refresh) {
    return new RefreshSummary(
        refresh.id(),
        refresh.trigger(),
        refresh.by(),
        refresh.status(),
        refresh.startedAt(),
        refresh.endedAt(),
        refresh.done(),
        refresh.tasks().size());
  }
}
