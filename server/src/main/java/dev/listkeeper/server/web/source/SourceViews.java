package dev.listkeeper.server.web.source;

import dev.listkeeper.refresh.RefreshRun;
import dev.listkeeper.refresh.Refreshes;
import dev.listkeeper.refresh.Task;
import dev.listkeeper.server.web.view.MomentView;
import dev.listkeeper.server.web.view.Words;
import dev.listkeeper.snapshot.Snapshots;
import dev.listkeeper.snapshot.Version;
import dev.listkeeper.source.DataSource;
import dev.listkeeper.source.file.FileTable;
import dev.listkeeper.workspace.Key;
import dev.listkeeper.workspace.Status;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Puts together what is known of data sources. */
final class SourceViews {
  /** How far back a source's own last read is looked for. */
  private static final int REFRESHES = 20;

  private final Snapshots snapshots;
  private final Refreshes refreshes;

  SourceViews(Snapshots snapshots, Refreshes refreshes) {
    this.snapshots = snapshots;
    this.refreshes = refreshes;
  }

  SourcesView list(List<DataSource> sources, boolean mayAdd, Words words) {
    List<SourcesView.Line> lines = sources.stream().map(source -> line(source, words)).toList();
    return new SourcesView(words.say("sources.state", lines.size()), mayAdd, lines);
  }

  private SourcesView.Line line(DataSource source, Words words) {
    Optional<Task> task = lastTask(source.key());
    return new SourcesView.Line(
        source.displayName(),
        address(source),
        words.number(source.tables().size()),
        words.number(rows(source)),
        words.number(rejects(source)),
        lastRead(source, words),
        words.status(status(source, task)),
        note(task));
  }

  SourceView one(DataSource source, boolean mayRefresh, Words words) {
    Optional<Task> task = lastTask(source.key());
    return new SourceView(
        source.displayName(),
        address(source),
        source.folder(),
        words.say("source.state", source.tables().size(), rows(source), rejects(source)),
        words.status(status(source, task)),
        note(task),
        mayRefresh,
        source.tables().stream().map(table -> table(source, table, words)).toList());
  }

  private SourceView.Table table(DataSource source, FileTable table, Words words) {
    Optional<Version> version = version(source, table);
    return new SourceView.Table(
        table.key().value(),
        address(source) + "/tables/" + table.key(),
        table.file(),
        version.map(read -> words.number(read.snapshot().schema().columns().size())).orElse(""),
        version.map(read -> words.number(read.snapshot().rows())).orElse(""),
        words.number(rejects(source, table)),
        words.moment(version.map(Version::committedAt)));
  }

  static String address(DataSource source) {
    return "/sources/" + source.key();
  }

  Optional<Version> version(DataSource source, FileTable table) {
    return snapshots.latest(source.name(table).dataset());
  }

  Optional<Version> rejected(DataSource source, FileTable table) {
    return snapshots.latest(source.name(table).rejects());
  }

  long rejects(DataSource source, FileTable table) {
    return rejected(source, table).map(version -> version.snapshot().rows()).orElse(0L);
  }

  private long rejects(DataSource source) {
    return source.tables().stream().mapToLong(table -> rejects(source, table)).sum();
  }

  private long rows(DataSource source) {
    return source.tables().stream()
        .mapToLong(
            table -> version(source, table).map(version -> version.snapshot().rows()).orElse(0L))
        .sum();
  }

  private @Nullable MomentView lastRead(DataSource source, Words words) {
    List<Instant> reads =
        source.tables().stream()
            .flatMap(table -> version(source, table).stream())
            .map(Version::committedAt)
            .toList();
    return reads.size() < source.tables().size()
        ? null
        : words.moment(reads.stream().min(Comparator.naturalOrder()));
  }

  private Optional<Task> lastTask(Key source) {
    return refreshes.latest(REFRESHES).stream()
        .map(RefreshRun::tasks)
        .flatMap(List::stream)
        .filter(task -> task.kind() == Task.Kind.SOURCE && task.key().equals(source))
        .findFirst();
  }

  private Status status(DataSource source, Optional<Task> task) {
    boolean read =
        !source.tables().isEmpty()
            && source.tables().stream().allMatch(table -> version(source, table).isPresent());
    return task.map(Task::status).orElse(read ? Status.SUCCESSFUL : Status.NOT_STARTED);
  }

  /** What a good read left is in the numbers already. */
  private static String note(Optional<Task> task) {
    return task.filter(last -> !last.status().isGood()).map(Task::note).orElse("");
  }
}
