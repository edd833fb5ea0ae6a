package dev.listkeeper.refresh;

import dev.listkeeper.workspace.Key;
import dev.listkeeper.workspace.Status;
import java.time.Instant;
import java.util.Optional;

/**
 * One thing a refresh does.
 *
 * @param note what came of it, or why it failed or was skipped, in a sentence; empty while there is
 *     nothing to say
 * @param run the number of the export's run, once there is one
 */
public record Task(
    Kind kind,
    Key key,
    String displayName,
    Status status,
    String note,
    Optional<Instant> startedAt,
    Optional<Instant> endedAt,
    Optional<Integer> run) {

  /** In the order in which they depend on each other. */
  public enum Kind {
    SOURCE,
    CUSTOMERS,
    SEGMENT,
    EXPORT
  }

  public static Task waiting(Kind kind, Key key, String displayName) {
    return new Task(
        kind,
        key,
        displayName,
        Status.QUEUED,
        "",
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  public Task started(Instant at) {
    return new Task(
        kind, key, displayName, Status.REFRESHING, note, Optional.of(at), Optional.empty(), run);
  }

  /** An export's, with the run that does it. */
  public Task running(int number, Instant at) {
    return new Task(
        kind,
        key,
        displayName,
        Status.REFRESHING,
        note,
        Optional.of(at),
        Optional.empty(),
        Optional.of(number));
  }

  public Task ended(Status end, String said, Instant at) {
    return new Task(kind, key, displayName, end, said, startedAt, Optional.of(at), run);
  }

  /** Whether nothing more is to be done. */
  public boolean hasEnded() {
    return endedAt.isPresent();
  }
}
