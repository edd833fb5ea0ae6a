package dev.listkeeper.server.api;

import dev.listkeeper.problem.Problem;
import dev.listkeeper.problem.ProblemCode;
import dev.listkeeper.refresh.RefreshRun;
import dev.listkeeper.refresh.Refreshes;
import dev.listkeeper.refresh.Task;
import dev.listkeeper.server.security.CurrentUser;
import dev.listkeeper.server.security.Needs;
import dev.listkeeper.server.security.Permission;
import dev.listkeeper.server.work.Work;
import dev.listkeeper.workspace.Cancellations;
import dev.listkeeper.workspace.Key;
import dev.listkeeper.workspace.Status;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Refreshes: started here, done in the background. */
@RestController
@RequestMapping("/api/v1")
public class RefreshApi {
  private static final int LATEST = 50;

  private final Work work;
  private final Refreshes refreshes;
  private final Cancellations cancellations;

  public RefreshApi(Work work, Refreshes refreshes, Cancellations cancellations) {
    this.work = work;
    this.refreshes = refreshes;
    this.cancellations = cancellations;
  }

  /** Which refresh was started, or was going on already. */
  public record Started(long id) {}

  /**
   * A refresh and how far it is.
   *
   * @param by who asked for it, or set the schedule that did
   * @param words the status as people read it
   * @param done how many of its tasks are done
   * @param cancelAskedBy who wants it to end early; it does so at its next good moment
   */
  public record RefreshView(
      long id,
      RefreshRun.Trigger trigger,
      String by,
      Status status,
      String words,
      int done,
      Instant startedAt,
      Optional<Instant> endedAt,
      Optional<String> cancelAskedBy,
      List<TaskView> tasks) {

    static RefreshView of(RefreshRun refresh, Optional<String> cancelAskedBy) {
      return new RefreshView(
          refresh.id(),
          refresh.trigger(),
          refresh.by(),
          refresh.status(),
          refresh.status().words(),
          refresh.done(),
          refresh.startedAt(),
          refresh.endedAt(),
          cancelAskedBy,
          refresh.tasks().stream().map(TaskView::of).toList());
    }
  }

  /**
   * One step of a refresh.
   *
   * @param words the status as people read it
   * @param note what came of it
   * @param run the number of the export's run
   */
  public record TaskView(
      Task.Kind kind,
      Key key,
      String displayName,
      Status status,
      String words,
      String note,
      Optional<Instant> startedAt,
      Optional<Instant> endedAt,
      Optional<Integer> run) {

    static TaskView of(Task task) {
      return new TaskView(
          task.kind(),
          task.key(),
          task.displayName(),
          task.status(),
          task.status().words(),
          task.note(),
          task.startedAt(),
          task.endedAt(),
          task.run());
    }
  }

  @PostMapping("/refreshes")
  @ResponseStatus(HttpStatus.ACCEPTED)
  @Needs(Permission.REFRESH)
  Started start(@AuthenticationPrincipal CurrentUser user) {
    return new Started(work.startRefresh(user));
  }

  @PostMapping("/sources/{key}/refreshes")
  @ResponseStatus(HttpStatus.ACCEPTED)
  @Needs(Permission.REFRESH)
  Started start(@PathVariable Key key, @AuthenticationPrincipal CurrentUser user) {
    return new Started(work.startSourceRefresh(key, user));
  }

  /** Evaluates a segment over the profiles as they are. */
  @PostMapping("/segments/{key}/refreshes")
  @ResponseStatus(HttpStatus.ACCEPTED)
  @Needs(Permission.REFRESH)
  Started startOfSegment(@PathVariable Key key, @AuthenticationPrincipal CurrentUser user) {
    return new Started(work.startSegmentRefresh(key, user));
  }

  /** The same of all segments. */
  @PostMapping("/segments/refreshes")
  @ResponseStatus(HttpStatus.ACCEPTED)
  @Needs(Permission.REFRESH)
  Started startOfSegments(@AuthenticationPrincipal CurrentUser user) {
    return new Started(work.startSegmentsRefresh(user));
  }

  @GetMapping("/refreshes")
  @Needs(Permission.SEE_WORKSPACE)
  List<RefreshView> latest() {
    return refreshes.latest(LATEST).stream().map(this::view).toList();
  }

  @GetMapping("/refreshes/{id}")
  @Needs(Permission.SEE_WORKSPACE)
  RefreshView one(@PathVariable long id) {
    return refreshes
        .find(id)
        .map(this::view)
        .orElseThrow(() -> new Problem(ProblemCode.NOT_FOUND, "There is no refresh " + id + "."));
  }

  private RefreshView view(RefreshRun refresh) {
    return RefreshView.of(refresh, cancellations.askedBy(refresh.name()));
  }

  @PostMapping("/refreshes/{id}/cancel")
  @ResponseStatus(HttpStatus.ACCEPTED)
  @Needs(Permission.REFRESH)
  RefreshView cancel(@PathVariable long id, @AuthenticationPrincipal CurrentUser user) {
    work.cancelRefresh(id, user);
    return one(id);
  }

  @PostMapping("/refreshes/{id}/tasks/{kind}/{key}/cancel")
  @ResponseStatus(HttpStatus.ACCEPTED)
  @Needs(Permission.REFRESH)
  RefreshView cancel(
      @PathVariable long id,
      @PathVariable Task.Kind kind,
      @PathVariable Key key,
      @AuthenticationPrincipal CurrentUser user) {
    work.cancelTask(id, kind, key, user);
    return one(id);
  }
}
