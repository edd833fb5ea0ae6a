package dev.listkeeper.server.web.segment;

import dev.listkeeper.refresh.RefreshRun;
import dev.listkeeper.refresh.Refreshes;
import dev.listkeeper.refresh.Task;
import dev.listkeeper.segment.Explanation;
import dev.listkeeper.segment.Segment;
import dev.listkeeper.segment.SegmentEvaluator;
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
  /** How far back a segment's own last refresh is looked for. */
  private static final int REFRESHES = 20;

  private final Snapshots snapshots;
  private final Refreshes refreshes;
  private final MemberReader members;

  SegmentViews(Snapshots snapshots, Refreshes refreshes, MemberReader members) {
    this.snapshots = snapshots;
    this.refreshes = refreshes;
    this.members = members;
  }

  SegmentsView list(List<Segment> segments, Words words) {
    return new SegmentsView(
        words.say("segments.state", segments.size()),
        segments.stream().map(segment -> line(segment, words)).toList());
  }

  private SegmentsView.Line line(Segment segment, Words words) {
    Optional<Version> version = snapshots.latest(SegmentEvaluator.dataset(segment.key()));
    Optional<Task> task = lastTask(segment.key());
    return new SegmentsView.Line(
        segment.displayName(),
        address(segment),
        version.map(one -> words.number(one.snapshot().rows())).orElse(""),
        words.moment(version.map(Version::committedAt)),
        words.status(status(version, task)),
        note(task));
  }

  SegmentView one(Segment segment, String search, Paging paging, Words words) {
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
        words.status(status(version, task)),
        note(task),
        Explanation.of(segment),
        version
            .map(one -> members.page(one.snapshot(), address(segment), search, paging, words))
            .orElse(null));
  }

  private static String address(Segment segment) {
    return "/segments/" + segment.key();
  }

  private Optional<Task> lastTask(Key segment) {
    return refreshes.latest(REFRESHES).stream()
        .map(RefreshRun::tasks)
        .flatMap(List::stream)
        .filter(task -> task.kind() == Task.Kind.SEGMENT && task.key().equals(segment))
        .findFirst();
  }

  private static Status status(Optional<Version> version, Optional<Task> task) {
    return task.map(Task::status)
        .orElse(version.isPresent() ? Status.SUCCESSFUL : Status.NOT_STARTED);
  }

  private static String note(Optional<Task> task) {
    return task.filter(last -> !last.status().isGood()).map(Task::note).orElse("");
  }
}
