package dev.listkeeper.server.web.system;

import dev.listkeeper.problem.Problem;
import dev.listkeeper.problem.ProblemCode;
import dev.listkeeper.refresh.Task;
import dev.listkeeper.refresh.TaskHistory;
import dev.listkeeper.server.security.CurrentUser;
import dev.listkeeper.server.security.Needs;
import dev.listkeeper.server.security.Permission;
import dev.listkeeper.server.web.view.Wording;
import dev.listkeeper.server.web.view.Words;
import dev.listkeeper.workspace.Key;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** How everything that is refreshed stands, and how one of it went before. */
@Controller
class StatusController {
  private static final int SEVERAL = 20;

  private final SystemStatusViews views;
  private final TaskHistory history;
  private final InstantSource clock;
  private final Wording wording;

  StatusController(
      SystemStatusViews views, TaskHistory history, InstantSource clock, Wording wording) {
    this.views = views;
    this.history = history;
    this.clock = clock;
    this.wording = wording;
  }

  @GetMapping(SystemTabs.STATUS)
  @Needs(Permission.SEE_WORKSPACE)
  String show(
      @RequestParam(defaultValue = "") String group,
      @RequestParam(defaultValue = "1") int page,
      Model model,
      Locale locale,
      @AuthenticationPrincipal CurrentUser user) {
    String only = group.isEmpty() ? "" : TaskPlace.of(group).word();
    model.addAttribute("view", views.of(only, page, user, wording.in(locale)));
    return "system/status";
  }

  @GetMapping(SystemTabs.STATUS + "/" + TaskPlace.PATTERN + "/{key}")
  @Needs(Permission.SEE_WORKSPACE)
  String one(@PathVariable String group, @PathVariable String key, Model model, Locale locale) {
    TaskPlace place = TaskPlace.of(group);
    model.addAttribute("view", view(place, Key.of(key), wording.in(locale)));
    return "system/task";
  }

  private TaskView view(TaskPlace place, Key key, Words words) {
    List<TaskHistory.Turn> turns = history.of(place.kind(), key, SEVERAL);
    TaskHistory.State state =
        history.states().stream()
            .filter(one -> one.task().kind() == place.kind() && one.task().key().equals(key))
            .findFirst()
            .orElseThrow(() ->
                new Problem(
                    ProblemCode.NOT_FOUND,
                    "There is nothing to refresh that is called '" + key + "' here."));
    boolean running = turns.stream().anyMatch(turn -> !turn.task().hasEnded());
    return new TaskView(
        words.say("system.group", place),
        state.task().displayName(),
        words.say("system.task.state", words.say("status", state.status()), turns.size()),
        place.address(key),
        running,
        page(place.kind(), key),
        turns.stream().map(turn -> line(turn, words)).toList());
  }

  private TaskGroup.Line line(TaskHistory.Turn turn, Words words) {
    Instant now = clock.instant();
    return new TaskGroup.Line(
        "",
        "",
        words.status(turn.task().status()),
        TaskWords.note(turn, words),
        words.moment(turn.at()),
        TaskWords.took(turn.task(), now, words),
        TaskWords.trigger(turn, words),
        TaskWords.detail(turn).orElse(null),
        null);
  }

  static @Nullable String page(Task.Kind kind, Key key) {
    return switch (kind) {
      case SOURCE -> "/sources/" + key;
      case SEGMENT -> "/segments/" + key;
      case EXPORT -> "/exports/" + key;
      case CUSTOMERS -> null;
    };
  }
}
