package dev.listkeeper.server.notify;

import dev.listkeeper.export.Export;
import dev.listkeeper.export.run.Approval;
import dev.listkeeper.export.run.ExportRun;
import dev.listkeeper.export.run.ExportRuns;
import dev.listkeeper.export.run.RunCounts;
import dev.listkeeper.export.run.RunState;
import dev.listkeeper.problem.ProblemCode;
import dev.listkeeper.server.store.Instants;
import dev.listkeeper.workspace.Definitions;
import dev.listkeeper.workspace.Key;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Runs of exports that did not end well, or wait for a person. */
final class RunEvents implements EventSource {
  /** Older ones are history, such as those of before an upgrade. */
  private static final Duration NEWS = Duration.ofDays(1);

  private final JdbcClient database;
  private final ExportRuns runs;
  private final Definitions<Export> exports;
  private final Clock clock;

  RunEvents(JdbcClient database, ExportRuns runs, Definitions<Export> exports, Clock clock) {
    this.database = database;
    this.runs = runs;
    this.exports = exports;
    this.clock = clock;
  }

  @Override
  public List<Event> look() {
    List<Event> events = new ArrayList<>();
    ended().stream()
        .filter(run -> run.extent().sends() && !wasOnlyAsked(run))
        .forEach(run -> events.add(ended(run)));
    runs.unfinished().stream()
        .filter(run -> run.state() == RunState.NEEDS_APPROVAL && !run.isApproved())
        .forEach(run -> run.approval().ifPresent(approval -> events.add(waits(run, approval))));
    return events;
  }

  private List<ExportRun> ended() {
    return database
        .sql(
            """
            select export_key, number from export_run run
            where ended_at >= :since and status in ('FAILED', 'SKIPPED', 'COMPLETED_WITH_WARNINGS')
              and not exists (
                select 1 from notification
                where happened = 'run ' || cast(run.id as varchar(20)))
            """)
        .param("since", Instants.of(clock.instant().minus(NEWS)))
        .query((row, _) -> runs.find(new Key(row.getString(1)), row.getInt(2)))
        .list()
        .stream()
        .flatMap(Optional::stream)
        .toList();
  }

  /** A plan that nobody answered was told when it asked; a newer one takes its place. */
  private static boolean wasOnlyAsked(ExportRun run) {
    return run.failure().filter(why -> why.code() == ProblemCode.PLAN_EXPIRED).isPresent();
  }

  private Event ended(ExportRun run) {
    Instant at = run.endedAt().orElseGet(clock::instant);
    String code = run.failure().map(failure -> failure.code().name()).orElse("");
    RunCounts counts = run.counts();
    return switch (run.status()) {
      case SKIPPED -> event(run, "", Event.Kind.FAILURE, Event.Form.RUN_SKIPPED, List.of(code), at);
      case COMPLETED_WITH_WARNINGS ->
          event(
              run,
              "",
              Event.Kind.PARTIAL_FAILURE,
              Event.Form.RUN_WITH_WARNINGS,
              List.of(
                  Long.toString(counts.rejected()),
                  Long.toString(counts.unconfirmed()),
                  Long.toString(counts.missing() + counts.unexpected())),
              at);
      default -> event(run, "", Event.Kind.FAILURE, Event.Form.RUN_FAILED, List.of(code), at);
    };
  }

  private Event waits(ExportRun run, Approval approval) {
    return event(
        run,
        " asked " + approval.askedAt(),
        Event.Kind.NEEDS_APPROVAL,
        Event.Form.RUN_WAITS,
        List.of(Long.toString(approval.people())),
        approval.askedAt());
  }

  private Event event(
      ExportRun run,
      String episode,
      Event.Kind kind,
      Event.Form form,
      List<String> more,
      Instant at) {
    String name = exports.find(run.export()).map(Export::displayName).orElse(run.export().value());
    List<String> numbers = new ArrayList<>();
    numbers.add(Integer.toString(run.number()));
    numbers.addAll(more);
    return new Event(
        "run " + run.id() + episode,
        kind,
        form,
        "exports/" + run.export(),
        name,
        "/exports/" + run.export() + "/runs/" + run.number(),
        numbers,
        at,
        Optional.of(run.export()));
  }
}
