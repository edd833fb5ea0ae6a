package dev.listkeeper.refresh;

import dev.listkeeper.export.run.ExportRun;
import dev.listkeeper.export.run.ExportRuns;
import dev.listkeeper.workspace.Key;
import dev.listkeeper.workspace.Status;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How everything that can be refreshed stands, and how it went before. Of an export that is its
 * last run, whatever started it.
 */
public final class TaskHistory {
  /** Refreshes that are looked through for one task. */
  private static final int LOOKED_THROUGH = 50;

  /** Runs of an export that are looked through for one that was more than a plan. */
  private static final int RUNS = 20;

  private final TaskLists lists;
  private final Refreshes refreshes;
  private final ExportRuns runs;

  public TaskHistory(TaskLists lists, Refreshes refreshes, ExportRuns runs) {
    this.lists = lists;
    this.refreshes = refreshes;
    this.runs = runs;
  }

  /**
   * One time that a task was, or is to be, done.
   *
   * @param at when it ended; for one that has not, when it began or was queued
   * @param refresh it was part of; empty for a run that started by itself or by hand
   * @param run of an export
   */
  public record Turn(
      Task task, Instant at, Optional<RefreshSummary> refresh, Optional<ExportRun> run) {}

  /**
   * How one task stands.
   *
   * @param turn the newest; empty when it was never done
   * @param updatedAt when it last ended, however
   */
  public record State(Task task, Optional<Turn> turn, Optional<Instant> updatedAt) {
    public Status status() {
      return turn.map(one -> one.task().status()).orElse(Status.NOT_STARTED);
    }
  }

  /** Of everything there is now, in the order in which it is refreshed. */
  public List<State> states() {
    Map<String, Turn> newest = new HashMap<>();
    Map<String, Instant> ended = new HashMap<>();
    boolean complete = false;
    for (int i = 0; i < LOOKED_THROUGH && !complete; i++) {
      Optional<RefreshRun> found = refreshes.latest(1, i).stream().findFirst();
      if (found.isEmpty()) {
        break;
      }
      note(found.get(), newest, ended);
      // One of everything knows all that an older one could add.
      complete = found.get().endedAt().isPresent() && isOfEverything(found.get());
    }
    return lists.all().stream()
        .map(task -> {
          String name = name(task);
          return task.kind() == Task.Kind.EXPORT
              ? export(task, Optional.ofNullable(newest.get(name)))
              : new State(
                  task,
                  Optional.ofNullable(newest.get(name)),
                  Optional.ofNullable(ended.get(name)));
        })
        .toList();
  }

  private static void note(
      RefreshRun refresh, Map<String, Turn> newest, Map<String, Instant> ended) {
    RefreshSummary summary = RefreshSummary.of(refresh);
    for (Task task : refresh.tasks()) {
      newest.putIfAbsent(name(task), turn(summary, task));
      task.endedAt().ifPresent(at -> ended.putIfAbsent(name(task), at));
    }
  }

  private static boolean isOfEverything(RefreshRun refresh) {
    return refresh.tasks().stream().anyMatch(task -> task.kind() == Task.Kind.CUSTOMERS);
  }

  private static String name(Task task) {
    return task.kind() + " " + task.key();
  }

  private static Turn turn(RefreshSummary refresh, Task task) {
    Instant at = task.endedAt().or(task::startedAt).orElse(refresh.startedAt());
    return new Turn(task, at, Optional.of(refresh), Optional.empty());
  }

  private State export(Task task, Optional<Turn> inRefresh) {
    Optional<Turn> turn =
        Stream.concat(turnsOfRuns(task, 1), inRefresh.filter(TaskHistory::hasNoRun).stream())
            .max(Comparator.comparing(Turn::at));
    return new State(task, turn, turn.flatMap(one -> one.task().endedAt()).or(() -> lastEnd(task)));
  }

  private Optional<Instant> lastEnd(Task export) {
    return turnsOfRuns(export, RUNS).flatMap(turn -> turn.task().endedAt().stream()).findFirst();
  }

  /** What has a run is told by the run: it goes on when somebody approves it. */
  private static boolean hasNoRun(Turn turn) {
    return turn.task().run().isEmpty();
  }

  private Stream<Turn> turnsOfRuns(Task task, int limit) {
    return runs.latest(task.key(), RUNS, 0).stream()
        .filter(run -> run.extent().sends())
        .limit(limit)
        .map(run -> turn(task, run));
  }

  private static Turn turn(Task task, ExportRun run) {
    Task done =
        new Task(
            Task.Kind.EXPORT,
            task.key(),
            task.displayName(),
            run.status(),
            Refresh.said(run),
            run.startedAt(),
            run.endedAt(),
            Optional.of(run.number()));
    Instant at = run.endedAt().or(run::startedAt).orElse(run.queuedAt());
    return new Turn(done, at, Optional.empty(), Optional.of(run));
  }

  /**
   * The last several times of one task, the newest first.
   *
   * @return none when it was never done, or there is no such task
   */
  public List<Turn> of(Task.Kind kind, Key key, int limit) {
    List<Turn> turns = new ArrayList<>();
    for (int i = 0; i < LOOKED_THROUGH && turns.size() < limit; i++) {
      Optional<RefreshRun> found = refreshes.latest(1, i).stream().findFirst();
      if (found.isEmpty()) {
        break;
      }
      RefreshSummary summary = RefreshSummary.of(found.get());
      found.get().tasks().stream()
          .filter(task -> task.kind() == kind && task.key().equals(key))
          .map(task -> turn(summary, task))
          .filter(TaskHistory::hasNoRun)
          .forEach(turns::add);
    }
    if (kind == Task.Kind.EXPORT) {
      turnsOfRuns(Task.waiting(kind, key, key.value()), limit).forEach(turns::add);
    }
    return turns.stream().sorted(Comparator.comparing(Turn::at).reversed()).limit(limit).toList();
  }
}
