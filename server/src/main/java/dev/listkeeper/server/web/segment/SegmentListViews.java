package dev.listkeeper.server.web.segment;

import dev.listkeeper.export.Export;
import dev.listkeeper.refresh.Task;
import dev.listkeeper.segment.Segment;
import dev.listkeeper.server.security.CurrentUser;
import dev.listkeeper.server.security.Permission;
import dev.listkeeper.server.store.Memberships;
import dev.listkeeper.server.store.Memberships.Size;
import dev.listkeeper.server.web.view.HeadsView;
import dev.listkeeper.server.web.view.ListQuery;
import dev.listkeeper.server.web.view.PagerView;
import dev.listkeeper.server.web.view.Paging;
import dev.listkeeper.server.web.view.Words;
import dev.listkeeper.server.workspace.Sections;
import dev.listkeeper.workspace.Key;
import dev.listkeeper.workspace.Status;
import java.text.Collator;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Puts together the list of segments: a few queries, however many segments there are. */
final class SegmentListViews {
  private final Sections sections;
  private final Memberships memberships;
  private final LastTasks tasks;

  SegmentListViews(Sections sections, Memberships memberships, LastTasks tasks) {
    this.sections = sections;
    this.memberships = memberships;
    this.tasks = tasks;
  }

  /** What the list knows of a segment, and is sorted by. */
  private record Row(Segment segment, Optional<Size> size, Optional<Task> task, long exports) {
    long members() {
      return size.map(Size::members).orElse(-1L);
    }

    Instant refreshed() {
      return size.map(Size::at).orElse(Instant.MIN);
    }

    Status status() {
      return SegmentViews.status(size.isPresent(), task);
    }
  }

  SegmentsView of(ListQuery<SegmentColumn> query, CurrentUser user, Paging paging, Words words) {
    List<Row> all = rows();
    List<Row> found =
        all.stream()
            .filter(row -> query.finds(row.segment().displayName()))
            .sorted(order(query, words))
            .toList();
    List<Row> shown = found.stream().skip(paging.offset()).limit(paging.size()).toList();
    return new SegmentsView(
        words.say("segments.state", all.size()),
        !all.isEmpty(),
        user.may(Permission.REFRESH),
        shown.stream().anyMatch(row -> !row.status().isFinal() && row.task().isPresent()),
        query.address(paging.page()),
        query.search(),
        HeadsView.of(query, "segments.column", words),
        shown.stream().map(row -> line(row, words)).toList(),
        PagerView.of(paging, found.size(), words, query::address));
  }

  private List<Row> rows() {
    List<Segment> segments = sections.segments().stored().all();
    Map<Key, Size> sizes = memberships.all();
    Map<Key, Task> last = tasks.of(segments.stream().map(Segment::key).toList());
    Map<Key, Long> exports =
        sections.exports().stored().all().stream()
            .map(Export::segments)
            .flatMap(List::stream)
            .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    return segments.stream()
        .map(segment ->
            new Row(
                segment,
                Optional.ofNullable(sizes.get(segment.key())),
                Optional.ofNullable(last.get(segment.key())),
                exports.getOrDefault(segment.key(), 0L)))
        .toList();
  }

  private static Comparator<Row> order(ListQuery<SegmentColumn> query, Words words) {
    Collator letters = Collator.getInstance(words.locale());
    Comparator<Row> byName = Comparator.comparing(row -> row.segment().displayName(), letters);
    Comparator<Row> by =
        switch (query.sort()) {
          case NAME -> byName;
          case MEMBERS -> Comparator.comparingLong(Row::members);
          case STATUS -> Comparator.comparing(row -> words.say("status", row.status()), letters);
          case REFRESHED -> Comparator.comparing(Row::refreshed);
          case EXPORTS -> Comparator.comparingLong(Row::exports);
        };
    return (query.descending() ? by.reversed() : by)
        .thenComparing(byName)
        .thenComparing(row -> row.segment().key());
  }

  private static SegmentsView.Line line(Row row, Words words) {
    return new SegmentsView.Line(
        row.segment().displayName(),
        SegmentViews.address(row.segment()),
        row.size().map(size -> words.number(size.members())).orElse(""),
        words.moment(row.size().map(Size::at)),
        words.status(row.status()),
        SegmentViews.note(row.task()),
        words.number(row.exports()));
  }
}
