package dev.listkeeper.server.notify;

import dev.listkeeper.export.Export;
import dev.listkeeper.export.run.ExportRun;
import dev.listkeeper.export.run.ExportRuns;
import dev.listkeeper.export.run.RunState;
import dev.listkeeper.schedule.Schedule;
import dev.listkeeper.server.store.Instants;
import dev.listkeeper.server.store.StoredSystemSchedule;
import dev.listkeeper.workspace.Definitions;
import dev.listkeeper.workspace.Workspace;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.json.JsonMapper;

/** Exports that should have run by their schedule, and have not. */
final class LateExports implements EventSource {
  /** Longer than a week, so that a weekly time is among those looked at. */
  private static final Duration LOOKING_BACK = Duration.ofDays(8);

  private static final int RUNS = 20;

  private final JdbcClient database;
  private final TransactionOperations transaction;
  private final JsonMapper mapper;
  private final Definitions<Export> exports;
  private final ExportRuns runs;
  private final StoredSystemSchedule system;
  private final Workspace workspace;
  private final Duration patience;

  /**
   * @param patience how long after its time an export is late
   */
  LateExports(
      JdbcClient database,
      TransactionOperations transaction,
      JsonMapper mapper,
      Definitions<Export> exports,
      ExportRuns runs,
      StoredSystemSchedule system,
      Workspace workspace,
      Duration patience) {
    this.database = database;
    this.transaction = transaction;
    this.mapper = mapper;
    this.exports = exports;
    this.runs = runs;
    this.system = system;
    this.workspace = workspace;
    this.patience = patience;
  }

  @Override
  public List<Event> look() {
    Schedule common = system.current();
    Instant limit = workspace.clock().instant().minus(patience);
    List<Event> events = new ArrayList<>();
    for (Export export : exports.all()) {
      Schedule schedule = schedule(export, common);
      Instant since = since(export, schedule);
      lastDue(schedule, since, limit)
          .filter(due -> !hasRun(export, due))
          .ifPresent(due -> events.add(event(export, due)));
    }
    return events;
  }

  /** One that can't run at all is expected by nobody. */
  private static Schedule schedule(Export export, Schedule common) {
    if (export.connection().isEmpty() || export.list().isEmpty()) {
      return Schedule.OFF;
    }
    return export.schedule().orElse(common);
  }

  private Instant since(Export export, Schedule schedule) {
    String text = mapper.writeValueAsString(schedule);
    Optional<Instant> known =
        database
            .sql(
                "select since from export_expectation where export_key = :key and schedule = :schedule")
            .param("key", export.key().value())
            .param("schedule", text)
            .query((row, _) -> Instants.required(row, "since"))
            .optional();
    return known.orElseGet(() -> expectFromNow(export, text));
  }

  private Instant expectFromNow(Export export, String schedule) {
    Instant now = workspace.clock().instant();
    transaction.executeWithoutResult(_ -> {
      database
          .sql("delete from export_expectation where export_key = :key")
          .param("key", export.key().value())
          .update();
      database
          .sql(
              "insert into export_expectation (export_key, schedule, since) values (:key, :schedule, :since)")
          .param("key", export.key().value())
          .param("schedule", schedule)
          .param("since", Instants.of(now))
          .update();
    });
    return now;
  }

  /** The last time that came before a limit, and after the schedule began to count. */
  private Optional<Instant> lastDue(Schedule schedule, Instant since, Instant limit) {
    Instant earliest = limit.minus(LOOKING_BACK);
    Instant from = since.isAfter(earliest) ? since : earliest;
    Optional<Instant> last = Optional.empty();
    Optional<Instant> next = schedule.next(from, workspace.zone());
    while (next.isPresent() && !next.get().isAfter(limit)) {
      last = next;
      next = schedule.next(next.get(), workspace.zone());
    }
    return last;
  }

  private boolean hasRun(Export export, Instant due) {
    return runs.latest(export.key(), RUNS, 0).stream()
        .filter(run -> run.extent().sends())
        .anyMatch(run -> isDone(run, due) || run.state() == RunState.NEEDS_APPROVAL);
  }

  private static boolean isDone(ExportRun run, Instant due) {
    return run.endedAt().filter(end -> !end.isBefore(due)).isPresent();
  }

  private Event event(Export export, Instant due) {
    Instant minute = due.truncatedTo(ChronoUnit.MINUTES);
    return new Event(
        "late " + export.key() + " " + minute,
        Event.Kind.EXPORT_LATE,
        Event.Form.EXPORT_LATE,
        "exports/" + export.key(),
        export.displayName(),
        "/exports/" + export.key(),
        List.of(minute.toString()),
        workspace.clock().instant(),
        Optional.of(export.key()));
  }
}
