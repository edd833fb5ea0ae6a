package dev.listkeeper.server.notify;

import dev.listkeeper.refresh.RefreshRun;
import dev.listkeeper.refresh.Refreshes;
import dev.listkeeper.refresh.Task;
import dev.listkeeper.server.store.Instants;
import dev.listkeeper.workspace.Status;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Refreshes in which data could not be brought up to date. Their exports tell of themselves. */
final class RefreshEvents implements EventSource {
  private static final Duration NEWS = Duration.ofDays(1);

  private final JdbcClient database;
  private final Refreshes refreshes;
  private final Clock clock;

  /** Looked at, with nothing to tell: they hold many tasks, and need not be read again. */
  private final Set<Long> uneventful = new HashSet<>();

  RefreshEvents(JdbcClient database, Refreshes refreshes, Clock clock) {
    this.database = database;
    this.refreshes = refreshes;
    this.clock = clock;
  }

  @Override
  public synchronized List<Event> look() {
    List<Long> found =
        database
            .sql(
                """
                select id from refresh_run refresh
                where ended_at >= :since and status in ('FAILED', 'COMPLETED_WITH_WARNINGS')
                  and not exists (
                    select 1 from notification
                    where happened = 'refresh ' || cast(refresh.id as varchar(20)))
                """)
            .param("since", Instants.of(clock.instant().minus(NEWS)))
            .query(Long.class)
            .list();
    uneventful.retainAll(found);
    return found.stream()
        .filter(id -> !uneventful.contains(id))
        .flatMap(id -> refreshes.find(id).stream())
        .flatMap(refresh -> event(refresh).stream())
        .toList();
  }

  private Optional<Event> event(RefreshRun refresh) {
    long failed = count(refresh, Status.FAILED);
    long skipped = refresh.tasks().stream().filter(task -> task.status() == Status.SKIPPED).count();
    long warned = count(refresh, Status.COMPLETED_WITH_WARNINGS);
    Instant at = refresh.endedAt().orElseGet(clock::instant);
    if (failed > 0) {
      return Optional.of(
          event(
              refresh,
              Event.Kind.FAILURE,
              Event.Form.REFRESH_FAILED,
              List.of(Long.toString(failed), Long.toString(skipped)),
              at));
    }
    if (warned > 0) {
      return Optional.of(
          event(
              refresh,
              Event.Kind.PARTIAL_FAILURE,
              Event.Form.REFRESH_WITH_WARNINGS,
              List.of(Long.toString(warned)),
              at));
    }
    uneventful.add(refresh.id());
    return Optional.empty();
  }

  private static long count(RefreshRun refresh, Status status) {
    return refresh.tasks().stream()
        .filter(task -> task.kind() != Task.Kind.EXPORT && task.status() == status)
        .count();
  }

  private static Event event(
      RefreshRun refresh, Event.Kind kind, Event.Form form, List<String> numbers, Instant at) {
    return new Event(
        "refresh " + refresh.id(),
        kind,
        form,
        "refreshes/" + refresh.id(),
        Long.toString(refresh.id()),
        "/refreshes/" + refresh.id(),
        numbers,
        at,
        Optional.empty());
  }
}
