package dev.listkeeper.refresh;

import dev.listkeeper.export.DataMatching;
import dev.listkeeper.export.Export;
import dev.listkeeper.export.ExportRules;
import dev.listkeeper.export.run.ExportRun;
import dev.listkeeper.export.run.Trigger;
import dev.listkeeper.memory.MemoryCancellations;
import dev.listkeeper.memory.MemoryCatalog;
import dev.listkeeper.memory.MemoryDefinitions;
import dev.listkeeper.memory.MemoryRefreshes;
import dev.listkeeper.memory.MemoryRuns;
import dev.listkeeper.problem.Problem;
import dev.listkeeper.problem.ProblemCode;
import dev.listkeeper.profile.AttributePath;
import dev.listkeeper.profile.Customers;
import dev.listkeeper.profile.Profiles;
import dev.listkeeper.profile.Relationship;
import dev.listkeeper.query.reference.ReferenceEngine;
import dev.listkeeper.schedule.Schedule;
import dev.listkeeper.segment.Condition;
import dev.listkeeper.segment.Rule;
import dev.listkeeper.segment.Segment;
import dev.listkeeper.snapshot.Snapshots;
import dev.listkeeper.source.DataSource;
import dev.listkeeper.source.TableName;
import dev.listkeeper.workspace.Definitions;
import dev.listkeeper.workspace.Key;
import dev.listkeeper.workspace.Status;
import dev.listkeeper.workspace.Workspace;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Two sources, two segments, three exports, and work that is only written down. */
final class RefreshBench implements DataTasks, ExportTasks {
  final Clock clock = Clock.fixed(Instant.parse("2026-03-01T10:00:00Z"), ZoneOffset.UTC);
  final MemoryRuns runs = new MemoryRuns(new MemoryCatalog());
  final MemoryRefreshes refreshes = new MemoryRefreshes();
  final MemoryCancellations cancellations = new MemoryCancellations();
  final List<String> performed = new ArrayList<>();
  final List<String> canceledRuns = new ArrayList<>();
  final Set<String> failing = new HashSet<>();
  final Dependencies dependencies;
  final Refresh refresh;
  Optional<String> dyingAt = Optional.empty();
  int cleared;

  private final TaskLists lists;

  RefreshBench(Path home) {
    Definitions<DataSource> sources =
        MemoryDefinitions.of(
            new DataSource(new Key("shop"), "Shop", ".", List.of()),
            new DataSource(new Key("mail"), "Mail", ".", List.of()));
    Definitions<Customers> customers =
        MemoryDefinitions.of(new Customers(TableName.of("shop.people")));
    Definitions<Relationship> relationships =
        MemoryDefinitions.of(
            new Relationship(
                new Key("clicks"),
                "Clicks",
                TableName.of("mail.clicks"),
                "person",
                TableName.of("shop.people"),
                "id",
                Relationship.Cardinality.MANY_TO_ONE));
    Definitions<Segment> segments =
        MemoryDefinitions.of(
            segment("loyal", "Loyal", List.of()),
            segment("late", "Late", List.of(new Key("clicks"))));
    Definitions<Export> exports =
        MemoryDefinitions.of(
            export("news", "loyal", Optional.empty()),
            export("winter", "late", Optional.empty()),
            export(
                "weekly",
                "loyal",
                Optional.of(Schedule.daily(ZoneOffset.UTC, LocalTime.of(6, 0)))));
    Snapshots snapshots =
        new Snapshots(
            new Workspace(home, home, clock, ZoneOffset.UTC),
            new ReferenceEngine(),
            new MemoryCatalog());
    this.dependencies =
        new Dependencies(
            customers,
            segments,
            exports,
            new Profiles(sources, customers, relationships, snapshots));
    this.lists = new TaskLists(sources, segments, exports);
    this.refresh = new Refresh(clock, refreshes, cancellations, dependencies, this, this);
  }

  private static Segment segment(String key, String name, List<Key> path) {
    return new Segment(
        new Key(key),
        name,
        "",
        List.of(new Rule(Rule.Combine.UNION, path, new Condition.All(List.of()))));
  }

  private static Export export(String key, String segment, Optional<Schedule> schedule) {
    return new Export(
        new Key(key),
        key,
        Optional.empty(),
        Optional.empty(),
        new DataMatching(AttributePath.of("email"), Optional.empty(), Optional.empty()),
        List.of(new Key(segment)),
        schedule,
        ExportRules.DEFAULT);
  }

  RefreshRun prepare() {
    return refreshes.add(
        Refreshes.SYSTEM,
        RefreshRun.Trigger.ON_DEMAND,
        "ann@example.org",
        clock.instant(),
        lists.ofTheSystem());
  }

  /** As last saved, by kind and key. */
  Task task(String name) {
    return refreshes.latest(1).getFirst().tasks().stream()
        .filter(task -> name(task).equals(name))
        .findFirst()
        .orElseThrow();
  }

  Status status(String name) {
    return task(name).status();
  }

  String note(String name) {
    return task(name).note();
  }

  void endRuns(Status status) {
    runs.unfinished().forEach(run -> end(run, status, Optional.empty()));
  }

  void failRun(ExportRun run, ProblemCode code, String sentence) {
    end(run, Status.FAILED, Optional.of(new ExportRun.Failure(code, sentence)));
  }

  private void end(ExportRun run, Status status, Optional<ExportRun.Failure> failure) {
    runs.save(run.ended(status, failure, clock.instant()));
  }

  private static String name(Task task) {
    return task.kind() + " " + task.key();
  }

  @Override
  public DataTasks.Outcome perform(RefreshRun run, Task task) {
    if (dyingAt.filter(name(task)::equals).isPresent()) {
      Thread.currentThread().interrupt();
      throw new Problem(ProblemCode.INTERNAL, "The program ends.");
    }
    if (failing.contains(name(task))) {
      throw new Problem(ProblemCode.FILE_NOT_FOUND, "There is no such file.");
    }
    performed.add(name(task));
    return new DataTasks.Outcome(true, "10 rows");
  }

  @Override
  public void keepTheLatest() {
    cleared++;
  }

  @Override
  public void queue(Key export, RefreshRun of, Consumer<ExportRun> record) {
    record.accept(
        runs.add(export, ExportRun.Request.of(Trigger.SYSTEM_REFRESH, of.by(), clock.instant())));
  }

  @Override
  public Optional<ExportRun> find(Key export, int number) {
    return runs.find(export, number);
  }

  @Override
  public void cancel(ExportRun run, String by) {
    canceledRuns.add(run.export() + "/" + run.number());
  }
}
