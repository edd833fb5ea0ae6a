package dev.listkeeper.server.api;

import dev.listkeeper.refresh.Task;
import dev.listkeeper.refresh.TaskHistory;
import dev.listkeeper.server.security.Needs;
import dev.listkeeper.server.security.Permission;
import dev.listkeeper.workspace.Key;
import dev.listkeeper.workspace.Status;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** How everything that is refreshed stands. */
@RestController
@RequestMapping("/api/v1/status")
public class StatusApi {
  private static final int SEVERAL = 20;

  private final TaskHistory history;

  public StatusApi(TaskHistory history) {
    this.history = history;
  }

  /**
   * How one task stands.
   *
   * @param words the status as people read it
   * @param updatedAt when it last ended, however
   * @param latest the newest time it was, or is to be, done
   */
  public record TaskState(
      Task.Kind kind,
      Key key,
      String displayName,
      Status status,
      String words,
      Optional<Instant> updatedAt,
      Optional<TurnView> latest) {

    static TaskState of(TaskHistory.State state) {
      return new TaskState(
          state.task().kind(),
          state.task().key(),
          state.task().displayName(),
          state.status(),
          state.status().words(),
          state.updatedAt(),
          state.turn().map(TurnView::of));
    }
  }

  /**
   * One time that a task was done.
   *
   * @param note what came of it, or why not
   * @param trigger what started it: SCHEDULE, OWN_SCHEDULE, ON_DEMAND or SYSTEM_REFRESH
   * @param by who asked, or in whose name
   * @param refresh the refresh it was part of
   * @param run the number of the export's run
   */
  public record TurnView(
      Status status,
      String words,
      String note,
      String trigger,
      String by,
      Optional<Instant> startedAt,
      Optional<Instant> endedAt,
      Optional<Long> refresh,
      Optional<Integer> run) {

    static TurnView of(TaskHistory.Turn turn) {
      Task task = turn.task();
      return new TurnView(
          task.status(),
          task.status().words(),
          task.note(),
          turn.run()
              .map(run -> run.trigger().name())
              .or(() -> turn.refresh().map(refresh -> refresh.trigger().name()))
              .orElse(""),
          turn.run()
              .map(run -> run.by())
              .or(() -> turn.refresh().map(refresh -> refresh.by()))
              .orElse(""),
          task.startedAt(),
          task.endedAt(),
          turn.refresh().map(refresh -> refresh.id()),
          task.run());
    }
  }

  @GetMapping
  @Needs(Permission.SEE_WORKSPACE)
  List<TaskState> all() {
    return history.states().stream().map(TaskState::of).toList();
  }

  @GetMapping("/sources/{key}")
  @Needs(Permission.SEE_WORKSPACE)
  List<TurnView> source(@PathVariable Key key) {
    return of(Task.Kind.SOURCE, key);
  }

  @GetMapping("/profiles/{key}")
  @Needs(Permission.SEE_WORKSPACE)
  List<TurnView> profiles(@PathVariable Key key) {
    return of(Task.Kind.CUSTOMERS, key);
  }

  @GetMapping("/segments/{key}")
  @Needs(Permission.SEE_WORKSPACE)
  List<TurnView> segment(@PathVariable Key key) {
    return of(Task.Kind.SEGMENT, key);
  }

  @GetMapping("/exports/{key}")
  @Needs(Permission.SEE_WORKSPACE)
  List<TurnView> export(@PathVariable Key key) {
    return of(Task.Kind.EXPORT, key);
  }

  private List<TurnView> of(Task.Kind kind, Key key) {
    return history.of(kind, key, SEVERAL).stream().map(TurnView::of).toList();
  }
}
