package dev.listkeeper.refresh;

import dev.listkeeper.export.Export;
import dev.listkeeper.problem.Problem;
import dev.listkeeper.problem.ProblemCode;
import dev.listkeeper.profile.Customers;
import dev.listkeeper.segment.Segment;
import dev.listkeeper.source.DataSource;
import dev.listkeeper.workspace.Definition;
import dev.listkeeper.workspace.Definitions;
import dev.listkeeper.workspace.Key;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** What a refresh has to do, all of it queued. */
public final class TaskLists {
  private final Definitions<DataSource> sources;
  private final Definitions<Segment> segments;
  private final Definitions<Export> exports;

  public TaskLists(
      Definitions<DataSource> sources, Definitions<Segment> segments, Definitions<Export> exports) {
    this.sources = sources;
    this.segments = segments;
    this.exports = exports;
  }

  /** Everything; of the exports those that have no schedule of their own. */
  public List<Task> ofTheSystem() {
    return with(Export::runsWithRefresh);
  }

  /** Everything, also the exports that a refresh leaves out. */
  public List<Task> all() {
    return with(_ -> true);
  }

  private List<Task> with(Predicate<Export> which) {
    List<Task> tasks = new ArrayList<>();
    sources.all().forEach(source -> tasks.add(waiting(Task.Kind.SOURCE, source)));
    tasks.add(Task.waiting(Task.Kind.CUSTOMERS, Customers.KEY, "Customer profiles"));
    segments.all().forEach(segment -> tasks.add(waiting(Task.Kind.SEGMENT, segment)));
    exports.all().stream()
        .filter(which)
        .forEach(export -> tasks.add(waiting(Task.Kind.EXPORT, export)));
    return tasks;
  }

  /** One data source. */
  public List<Task> of(Key source) {
    return List.of(
        waiting(
            Task.Kind.SOURCE,
            sources
                .find(source)
                .orElseThrow(() ->
                    new Problem(
                        ProblemCode.NOT_FOUND, "There is no data source '" + source + "'."))));
  }

  /** One segment, over the profiles as they are. */
  public List<Task> ofSegment(Key segment) {
    return List.of(
        waiting(
            Task.Kind.SEGMENT,
            segments
                .find(segment)
                .orElseThrow(() ->
                    new Problem(ProblemCode.NOT_FOUND, "There is no segment '" + segment + "'."))));
  }

  /** All segments, over the profiles as they are. */
  public List<Task> ofSegments() {
    return segments.all().stream().map(segment -> waiting(Task.Kind.SEGMENT, segment)).toList();
  }

  private static Task waiting(Task.Kind kind, Definition definition) {
    return Task.waiting(kind, definition.key(), definition.displayName());
  }
}
