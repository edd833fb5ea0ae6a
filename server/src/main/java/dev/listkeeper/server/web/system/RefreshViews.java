package dev.listkeeper.server.web.system;

import dev.listkeeper.export.run.ExportRun;
import dev.listkeeper.export.run.ExportRuns;
import dev.listkeeper.refresh.RefreshRun;
import dev.listkeeper.refresh.Task;
import dev.listkeeper.server.security.CurrentUser;
import dev.listkeeper.server.security.Permission;
import dev.listkeeper.server.web.run.RunWords;
import dev.listkeeper.server.web.view.Words;
import dev.listkeeper.workspace.Cancellations;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Puts together the page of an entire refresh. */
final class RefreshViews {
  private final ExportRuns runs;
  private final Cancellations cancellations;
  private final InstantSource clock;

  RefreshViews(ExportRuns runs, Cancellations cancellations, InstantSource clock) {
    this.runs = runs;
    this.cancellations = cancellations;
    this.clock = clock;
  }

  RefreshView of(RefreshRun refresh, String group, int page, CurrentUser user, Words words) {
    Instant now = clock.instant();
    String address = RefreshController.address(refresh.id());
    boolean running = refresh.endedAt().isEmpty();
    Optional<String> canceledBy = cancellations.askedBy(refresh.name());
    boolean mayCancel = running && canceledBy.isEmpty() && user.may(Permission.REFRESH);
    TaskGroups groups = new TaskGroups(address, group, page, words);
    return new RefreshView(
        words.say("system.refresh", Long.toString(refresh.id())),
        words.status(refresh.status()),
        words.say("system.refresh.progress", refresh.done(), refresh.tasks().size()),
        groups.here(),
        running,
        refresh.done(),
        refresh.tasks().size(),
        TaskWords.trigger(refresh.trigger(), refresh.by(), words),
        words.moment(refresh.startedAt()),
        words.span(Duration.between(refresh.startedAt(), refresh.endedAt().orElse(now))),
        canceledBy.map(by -> canceling(by, running, words)).orElse(null),
        mayCancel ? address + "/cancel" : null,
        groups.of(
            refresh.tasks(),
            task -> task,
            Task::status,
            task -> line(refresh, task, now, mayCancel, words)));
  }

  private static String canceling(String by, boolean running, Words words) {
    return words.say(running ? "system.canceling" : "system.canceled", by);
  }

  private TaskGroup.Line line(
      RefreshRun refresh, Task task, Instant now, boolean mayCancel, Words words) {
    TaskPlace place = TaskPlace.of(task.kind());
    Optional<ExportRun> run = task.run().flatMap(number -> runs.find(task.key(), number));
    boolean asked = cancellations.askedBy(refresh.name(task)).isPresent();
    String note =
        asked && !task.hasEnded()
            ? words.say("system.canceling.task")
            : run.map(one -> RunWords.state(one, words)).orElse(task.note());
    return new TaskGroup.Line(
        task.displayName(),
        place.address(task.key()),
        words.status(task.status()),
        note,
        words.moment(task.endedAt()),
        TaskWords.took(task, now, words),
        "",
        run.map(RunWords::address).orElse(null),
        mayCancel && !task.hasEnded() && !asked
            ? RefreshController.address(refresh.id())
                + "/"
                + place.word()
                + "/"
                + task.key()
                + "/cancel"
            : null);
  }
}
