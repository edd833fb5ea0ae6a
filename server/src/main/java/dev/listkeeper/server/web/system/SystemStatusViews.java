package dev.listkeeper.server.web.system;

import dev.listkeeper.refresh.RefreshRun;
import dev.listkeeper.refresh.RefreshSummary;
import dev.listkeeper.refresh.Refreshes;
import dev.listkeeper.refresh.TaskHistory;
import dev.listkeeper.server.security.CurrentUser;
import dev.listkeeper.server.security.Permission;
import dev.listkeeper.server.web.view.Words;
import dev.listkeeper.workspace.Status;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Puts together the page on which everything that is refreshed shows how it stands. */
final class SystemStatusViews {
  private static final int LAST = 10;

  private final TaskHistory history;
  private final Refreshes refreshes;
  private final ScheduleViews schedule;
  private final InstantSource clock;

  SystemStatusViews(
      TaskHistory history, Refreshes refreshes, ScheduleViews schedule, InstantSource clock) {
    this.history = history;
    this.refreshes = refreshes;
    this.schedule = schedule;
    this.clock = clock;
  }

  SystemStatusView of(String group, int page, CurrentUser user, Words words) {
    Instant now = clock.instant();
    List<TaskHistory.State> states = history.states();
    List<RefreshSummary> last = refreshes.summaries(LAST, 0);
    Optional<RefreshRun> current = refreshes.unfinished().stream().findFirst();
    TaskGroups groups = new TaskGroups(SystemTabs.STATUS, group, page, words);
    boolean working =
        states.stream().anyMatch(state -> isUnderWay(state.status())) || current.isPresent();
    return new SystemStatusView(
        SystemTabs.of(user, SystemTabs.STATUS, words),
        state(last, words),
        groups.here(),
        working,
        user.may(Permission.REFRESH),
        current.map(refresh -> RefreshLine.of(RefreshSummary.of(refresh), now, words)).orElse(null),
        groups.of(
            states,
            TaskHistory.State::task,
            TaskHistory.State::status,
            state -> line(state, now, words)),
        last.stream().map(refresh -> RefreshLine.of(refresh, now, words)).toList());
  }

  private static boolean isUnderWay(Status status) {
    return status == Status.QUEUED || status == Status.REFRESHING;
  }

  private String state(List<RefreshSummary> last, Words words) {
    String before =
        last.stream()
            .filter(refresh -> refresh.endedAt().isPresent())
            .findFirst()
            .map(refresh ->
                words.say(
                    "system.state.last",
                    words.moment(refresh.endedAt().orElseThrow()).text(),
                    words.say("status", refresh.status())))
            .orElseGet(() -> words.say("system.state.never"));
    return before + " " + schedule.state(words);
  }

  private static TaskGroup.Line line(TaskHistory.State state, Instant now, Words words) {
    return new TaskGroup.Line(
        state.task().displayName(),
        TaskPlace.of(state.task().kind()).address(state.task().key()),
        words.status(state.status()),
        state.turn().map(turn -> TaskWords.note(turn, words)).orElse(""),
        words.moment(state.updatedAt()),
        state.turn().map(turn -> TaskWords.took(turn.task(), now, words)).orElse(""),
        state.turn().map(turn -> TaskWords.trigger(turn, words)).orElse(""),
        state.turn().flatMap(TaskWords::detail).orElse(null),
        null);
  }
}
