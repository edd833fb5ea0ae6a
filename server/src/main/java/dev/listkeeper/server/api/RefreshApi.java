package dev.listkeeper.server.api;

import dev.listkeeper.problem.Problem;
import dev.listkeeper.problem.ProblemCode;
import dev.listkeeper.refresh.RefreshRun;
import dev.listkeeper.refresh.Refreshes;
import dev.listkeeper.refresh.Task;
import dev.listkeeper.server.security.CurrentUser;
import dev.listkeeper.server.security.Role;
import dev.listkeeper.server.work.Work;
import dev.listkeeper.server.workspace.Sections;
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
  private final Sections sections;

  public RefreshApi(Work work, Refreshes refreshes, Sections sections) {
    this.work = work;
    this.refreshes = refreshes;
    this.sections = sections;
  }

  /** Which refresh was started, or was going on already. */
  public record Started(long id) {}

  /** A refresh and how far it is. */
  public record RefreshView(
      long id,
      String by,
      Status status,
      Instant startedAt,
      Optional<Instant> endedAt,
      List<TaskView> tasks) {

    static RefreshView of(RefreshRun refresh) {
      return new RefreshView(
          refresh.id(),
          refresh.by(),
          refresh.status(),
          refresh.startedAt(),
          refresh.endedAt(),
          refresh.tasks().stream().map(TaskView::of).toList());
    }
  }

  /**
   * One step of a refresh.
   *
   * @param words the status as people read it
   * @param note what came of it
   */
  public record TaskView(
      Task.Kind kind,
      Key key,
      String displayName,
      Status status,
      String words,
      String note,
      Optional<Instant> startedAt,
      Optional<Instant> endedAt) {

    static TaskView of(Task task) {
      return new TaskView(
          task.kind(),
          task.key(),
          task.displayName(),
          task.status(),
          task.status().words(),
          task.note(),
          task.startedAt(),
          task.endedAt());
    }
  }

  @PostMapping("/refreshes")
  @ResponseStatus(HttpStatus.ACCEPTED)
  Started start(@AuthenticationPrincipal CurrentUser user) {
    user.require(Role.CONTRIBUTOR);
    return new Started(work.startRefresh(user));
  }

  @PostMapping("/sources/{key}/refreshes")
  @ResponseStatus(HttpStatus.ACCEPTED)
  Started start(@PathVariable Key key, @AuthenticationPrincipal CurrentUser user) {
    user.require(Role.CONTRIBUTOR);
    sections.sources().require(key);
    return new Started(work.startSourceRefresh(key, user));
  }

  @GetMapping("/refreshes")
  List<RefreshView> latest() {
    return refreshes.latest(LATEST).stream().map(RefreshView::of).toList();
  }

  @GetMapping("/refreshes/{id}")
  RefreshView one(@PathVariable long id) {
    return refreshes
        .find(id)
        .map(RefreshView::of)
        .orElseThrow(() -> new Problem(ProblemCode.NOT_FOUND, "There is no refresh " + id + "."));
  }
}
