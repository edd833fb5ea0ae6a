package dev.listkeeper.refresh;

import dev.listkeeper.export.Export;
import dev.listkeeper.export.run.ExportRun;
import dev.listkeeper.export.run.RunCounts;
import dev.listkeeper.export.run.Trigger;
import dev.listkeeper.problem.Problem;
import dev.listkeeper.problem.ProblemCode;
import dev.listkeeper.profile.Customers;
import dev.listkeeper.profile.Profiles;
import dev.listkeeper.query.EngineException;
import dev.listkeeper.segment.Membership;
import dev.listkeeper.segment.Segment;
import dev.listkeeper.segment.SegmentEvaluator;
import dev.listkeeper.segment.UsedRelationships;
import dev.listkeeper.snapshot.DatasetName;
import dev.listkeeper.snapshot.Snapshots;
import dev.listkeeper.snapshot.Version;
import dev.listkeeper.source.DataSource;
import dev.listkeeper.source.SourceRead;
import dev.listkeeper.source.SourceReader;
import dev.listkeeper.workspace.Definitions;
import dev.listkeeper.workspace.Key;
import dev.listkeeper.workspace.Status;
import dev.listkeeper.workspace.Workspace;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Brings everything up to date: data sources, profiles, segments, exports, in that order. What
 * fails makes what depends on it Skipped with that reason; the last good snapshot of everything
 * stays in use. One at a time.
 */
public final class Refresh {
  private static final System.Logger LOG = System.getLogger(Refresh.class.getName());

  private final Workspace workspace;
  private final Definitions<DataSource> sources;
  private final Definitions<Segment> segments;
  private final Definitions<Export> exports;
  private final SourceReader reader;
  private final Profiles profiles;
  private final SegmentEvaluator evaluator;
  private final Exporter exporter;
  private final Refreshes refreshes;
  private final Snapshots snapshots;

  /** Runs an export to its end. */
  public interface Exporter {
    ExportRun run(Key export, Trigger trigger, String by);
  }

  public Refresh(
      Workspace workspace,
      Definitions<DataSource> sources,
      Definitions<Segment> segments,
      Definitions<Export> exports,
      SourceReader reader,
      Profiles profiles,
      SegmentEvaluator evaluator,
      Exporter exporter,
      Refreshes refreshes,
      Snapshots snapshots) {
    this.workspace = workspace;
    this.sources = sources;
    this.segments = segments;
    this.exports = exports;
    this.reader = reader;
    this.profiles = profiles;
    this.evaluator = evaluator;
    this.exporter = exporter;
    this.refreshes = refreshes;
    this.snapshots = snapshots;
  }

  /** Records what will be done, all of it queued. */
  public RefreshRun prepare(String by) {
    List<Task> tasks = new ArrayList<>();
    sources.all().forEach(source -> tasks.add(waiting(Task.Kind.SOURCE, source)));
    tasks.add(Task.waiting(Task.Kind.CUSTOMERS, Customers.KEY, "Customer profiles"));
    segments.all().forEach(segment -> tasks.add(waiting(Task.Kind.SEGMENT, segment)));
    exports.all().forEach(export -> tasks.add(waiting(Task.Kind.EXPORT, export)));
    return refreshes.add(by, workspace.clock().instant(), tasks);
  }

  /** Records that one data source will be read. */
  public RefreshRun prepareSource(Key source, String by) {
    Task task = waiting(Task.Kind.SOURCE, required(sources, source));
    return refreshes.add(by, workspace.clock().instant(), List.of(task));
  }

  private static Task waiting(Task.Kind kind, dev.listkeeper.workspace.Definition definition) {
    return Task.waiting(kind, definition.key(), definition.displayName());
  }

  /** Does what was prepared and is not done yet; saves after every task. */
  public RefreshRun run(RefreshRun prepared) {
    RefreshRun refresh = prepared;
    for (int i = 0; i < refresh.tasks().size(); i++) {
      if (refresh.tasks().get(i).status().isFinal()) {
        continue; // done before the refresh was cut off
      }
      Task task = refresh.tasks().get(i).started(workspace.clock().instant());
      refresh = refresh.with(i, task);
      refreshes.save(refresh);
      refresh = refresh.with(i, done(refresh, task));
      refreshes.save(refresh);
    }
    keepTheLatest();
    refresh = refresh.ended(workspace.clock().instant());
    refreshes.save(refresh);
    return refresh;
  }

  /** The version in use and the one before it are kept: somebody may be reading that one. */
  private void keepTheLatest() {
    for (DataSource source : sources.all()) {
      source.tables().stream()
          .map(source::name)
          .flatMap(name -> Stream.of(name.dataset(), name.rejects()))
          .forEach(this::keepTheLatest);
    }
    segments.all().stream()
        .map(segment -> new DatasetName(DatasetName.Kind.MEMBERS, segment.key().value()))
        .forEach(this::keepTheLatest);
    keepTheLatest(Customers.DATASET);
  }

  private void keepTheLatest(DatasetName dataset) {
    snapshots.retain(dataset, 2);
  }

  private Task done(RefreshRun refresh, Task task) {
    Optional<String> blocked = blockedBy(refresh, task);
    if (blocked.isPresent()) {
      return task.ended(Status.SKIPPED, blocked.get(), workspace.clock().instant());
    }
    Result result;
    try {
      result = perform(refresh, task);
    } catch (Problem problem) {
      result = failed(problem, problem.sentence());
    } catch (EngineException failure) {
      result = failed(failure, String.valueOf(failure.getMessage()));
    } catch (RuntimeException failure) {
      // A bug of ours in one task must not leave the whole refresh looking as if it were going on.
      LOG.log(
          System.Logger.Level.ERROR,
          "Task " + task.kind() + " " + task.key() + " broke off",
          failure);
      result = failed(failure, "An error of Listkeeper's own; the log has the details.");
    }
    return task.ended(result.status(), result.note(), workspace.clock().instant());
  }

  private record Result(Status status, String note) {}

  /**
   * When the program is ending, or everything is paused, the refresh stays as it is and is taken up
   * later.
   */
  private static Result failed(RuntimeException failure, String sentence) {
    boolean paused = failure instanceof Problem problem && problem.code() == ProblemCode.PAUSED;
    if (paused || Thread.currentThread().isInterrupted()) {
      throw failure;
    }
    return new Result(Status.FAILED, sentence);
  }

  private Result perform(RefreshRun refresh, Task task) {
    return switch (task.kind()) {
      case SOURCE -> read(task.key());
      case CUSTOMERS -> build();
      case SEGMENT -> evaluate(task.key(), refresh);
      case EXPORT -> export(task.key(), refresh.by());
    };
  }

  /** Why a task can't be done: something it needs failed, or was skipped, in this refresh. */
  private Optional<String> blockedBy(RefreshRun refresh, Task task) {
    return refresh.tasks().stream()
        .filter(
            upstream -> upstream.status() == Status.FAILED || upstream.status() == Status.SKIPPED)
        .filter(upstream -> needs(task, upstream))
        .findFirst()
        .map(upstream ->
            "'"
                + upstream.displayName()
                + "' "
                + upstream.status().words().toLowerCase(java.util.Locale.ROOT)
                + ".");
  }

  private boolean needs(Task task, Task upstream) {
    return switch (task.kind()) {
      case SOURCE -> false;
      case CUSTOMERS ->
          upstream.kind() == Task.Kind.SOURCE && profiles.table().source().equals(upstream.key());
      case SEGMENT ->
          upstream.kind() == Task.Kind.CUSTOMERS
              || (upstream.kind() == Task.Kind.SOURCE && uses(task.key(), upstream.key()));
      case EXPORT ->
          upstream.kind() == Task.Kind.CUSTOMERS
              || (upstream.kind() == Task.Kind.SOURCE && mapped(task.key(), upstream.key()))
              || (upstream.kind() == Task.Kind.SEGMENT
                  && exports
                      .find(task.key())
                      .filter(export -> export.segments().contains(upstream.key()))
                      .isPresent());
    };
  }

  private boolean uses(Key segment, Key source) {
    return segments
        .find(segment)
        .filter(found -> profiles.sourcesOf(UsedRelationships.of(found)).contains(source))
        .isPresent();
  }

  private boolean mapped(Key export, Key source) {
    return exports
        .find(export)
        .filter(found -> profiles.sourcesOf(found.matching().relationships()).contains(source))
        .isPresent();
  }

  private Result read(Key key) {
    SourceRead read = reader.read(required(sources, key));
    long rows = read.rows();
    long rejects = read.rejected();
    return rejects == 0
        ? new Result(Status.SUCCESSFUL, counted(rows, "rows"))
        : new Result(
            Status.COMPLETED_WITH_WARNINGS,
            counted(rows, "rows") + ", " + counted(rejects, "rejected"));
  }

  private Result build() {
    Version built = profiles.build();
    return new Result(Status.SUCCESSFUL, counted(built.snapshot().rows(), "customer profiles"));
  }

  private Result evaluate(Key key, RefreshRun refresh) {
    Membership membership =
        evaluator.evaluate(
            required(segments, key), profiles.current(), refresh.startedAt(), workspace.zone());
    return new Result(Status.SUCCESSFUL, counted(membership.count(), "members"));
  }

  private Result export(Key key, String by) {
    ExportRun run = exporter.run(key, Trigger.SYSTEM_REFRESH, by);
    return new Result(
        run.status(),
        run.failure().map(ExportRun.Failure::sentence).orElseGet(() -> sent(run.counts())));
  }

  private static String sent(RunCounts counts) {
    return counted(counts.members(), "members")
        + ", "
        + counted(counts.listMembers(), "on the list")
        + ", "
        + counted(counts.heldBackTotal(), "held back");
  }

  private static String counted(long count, String what) {
    return String.format(Locale.ROOT, "%,d %s", count, what);
  }

  private static <T extends dev.listkeeper.workspace.Definition> T required(
      Definitions<T> definitions, Key key) {
    return definitions
        .find(key)
        .orElseThrow(() ->
            new Problem(
                ProblemCode.NOT_FOUND,
                "'" + key + "' was removed while the refresh ran."));
  }
}
