package dev.listkeeper.server.notify;

import dev.listkeeper.workspace.Key;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Something that people should know of. It says what it is about in names and numbers only: nothing
 * that may quote a row of a file, and nobody's address.
 *
 * @param happened the same for everybody who sees the same event; it is told once
 * @param form which sentence tells it
 * @param subject what it is about, as in {@code exports/newsletter}
 * @param name of that, as people know it
 * @param address of the page that shows it
 * @param numbers what else the sentence says
 * @param export whose owner is told too
 */
public record Event(
    String happened,
    Kind kind,
    Form form,
    String subject,
    String name,
    String address,
    List<String> numbers,
    Instant at,
    Optional<Key> export) {

  public Event {
    numbers = List.copyOf(numbers);
  }

  /** Why somebody should know; the names are stored and sent, so never rename one. */
  public enum Kind {
    FAILURE,
    PARTIAL_FAILURE,
    NEEDS_APPROVAL,
    RECONNECT_NEEDED,
    EXPORT_LATE
  }

  /** Which sentence; the names are stored, so never rename one. */
  public enum Form {
    RUN_FAILED,
    RUN_SKIPPED,
    RUN_WITH_WARNINGS,
    RUN_WAITS,
    REFRESH_FAILED,
    REFRESH_WITH_WARNINGS,
    CONNECTION_BROKEN,
    EXPORT_LATE
  }
}
