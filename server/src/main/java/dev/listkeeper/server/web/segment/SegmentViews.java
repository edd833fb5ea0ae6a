package dev.listkeeper.server.web.segment;

import dev.listkeeper.refresh.Task;
import dev.listkeeper.segment.Explanation;
import dev.listkeeper.segment.Segment;
import dev.listkeeper.segment.SegmentEvaluator;
import dev.listkeeper.server.security.CurrentUser;
import dev.listkeeper.server.security.Permission;
import dev.listkeeper.server.web.view.Paging;
import dev.listkeeper.server.web.view.Words;
import dev.listkeeper.snapshot.Snapshots;
import dev.listkeeper.snapshot.Version;
import dev.listkeeper.workspace.Key;
import dev.listkeeper.workspace.Status;
import java.util.List;
import java.util.Optional;

/** Puts together what is known of segments. */
final class SegmentViews {
  private final Snapshots snapshots;
  private final LastTasks tasks;
  private final MemberReader members;

  SegmentViews(Snapshots snapshots, LastTasks tasks, MemberReader members) {
    this.snapshots = snapshots;
    this.tasks = tasks;
    this.members = members;
  }

  SegmentView one(Segment segment, CurrentUser user, String search, Paging paging, Words words) {
    Optional<Version> version = snapshots.latest(SegmentEvaluator.dataset(segment.key()));
    Optional<Task> task = lastTask(segment.key());
    String state =
        version
            .map(one ->
                words.say(
                    "segment.state", one.snapshot().rows(), words.moment(one.committedAt()).text()))
            .orElseGet(() -> words.say("segment.unread"));
    return new SegmentView(
        segment.displayName(),
        address(segment),
        segment.description(),
        state,
        words.status(status(version.isPresent(), task)),
        note(task),
        task.filter(last -> !last.hasEnded()).isPresent(),
        user.may(Permission.REFRESH),
        Explanation.of(segment),
        version
            .map(one -> members.page(one.snapshot(), address(segment), search, paging, words))
            .orElse(null));
  }

  static String address(Segment segment) {
    return "/segments/" + segment.key();
  }

  private Optional<Task> lastTask(Key segment) {
    return Optional.ofNullable(tasks.of(List.of(segment)).get(segment));
  }

  static Status status(boolean evaluated, Optional<Task> task) {
    return task.map(Task::status).orElse(evaluated ? Status.SUCCESSFUL : Status.NOT_STARTED);
  }

  static String note(Optional<Task> task) {
    return task.filter(last -> !last.status().isGood()).map(Task::note).orElse("");
  }
}
