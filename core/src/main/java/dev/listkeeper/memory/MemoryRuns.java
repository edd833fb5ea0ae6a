package dev.listkeeper.memory;

import dev.listkeeper.export.run.Batch;
import dev.listkeeper.export.run.ExportRun;
import dev.listkeeper.export.run.ExportRuns;
import dev.listkeeper.export.run.Extent;
import dev.listkeeper.export.run.RunState;
import dev.listkeeper.snapshot.Catalog;
import dev.listkeeper.workspace.Key;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Runs and batches that live as long as the object. */
public final class MemoryRuns implements ExportRuns {
  private final Catalog catalog;
  private final Map<Long, ExportRun> runs = new TreeMap<>();
  private final Map<Long, Map<Integer, Batch>> batches = new TreeMap<>();

  private long ids;

  public MemoryRuns(Catalog catalog) {
    this.catalog = catalog;
  }

  @Override
  public synchronized ExportRun add(Key export, ExportRun.Request request) {
    Optional<ExportRun> waiting =
        runs.values().stream()
            .filter(run -> run.export().equals(export) && run.state() == RunState.QUEUED)
            .filter(run -> run.extent().sends() == request.extent().sends())
            .findFirst();
    return waiting
        .map(run -> widened(run, request.extent()))
        .orElseGet(() -> queued(export, request));
  }

  private ExportRun widened(ExportRun waiting, Extent extent) {
    ExportRun wide = waiting.widened(extent);
    save(wide);
    return wide;
  }

  private ExportRun queued(Key export, ExportRun.Request request) {
    int number = latest(export, 1, 0).stream().mapToInt(ExportRun::number).findFirst().orElse(0);
    ExportRun run = ExportRun.queued(++ids, export, number + 1, request);
    runs.put(run.id(), run);
    return run;
  }

  @Override
  public synchronized void save(ExportRun run) {
    runs.put(run.id(), run);
  }

  @Override
  public synchronized boolean begin(ExportRun run) {
    boolean widened = stored(run).extent() != run.extent();
    boolean busy = widened || (run.holdsItsList() && isHeldByAnother(run));
    if (!busy) {
      save(run);
    }
    return !busy;
  }

  private boolean isHeldByAnother(ExportRun run) {
    return runs.values().stream()
        .anyMatch(other ->
            other.id() != run.id() && other.holdsItsList() && other.list().equals(run.list()));
  }

  private ExportRun stored(ExportRun run) {
    return Objects.requireNonNull(runs.get(run.id()));
  }

  @Override
  public synchronized boolean approve(ExportRun run, String by) {
    ExportRun stored = stored(run);
    boolean waits = stored.state() == RunState.NEEDS_APPROVAL && !stored.isApproved();
    if (waits) {
      save(run);
    }
    return waits;
  }

  @Override
  public synchronized void end(ExportRun run, List<Commit> commits) {
    commits.forEach(commit ->
        catalog.commit(
            commit.dataset(), commit.snapshot(), run.endedAt().orElseThrow(), commit.origin()));
    save(run);
  }

  @Override
  public synchronized Optional<ExportRun> find(Key export, int number) {
    return runs.values().stream()
        .filter(run -> run.export().equals(export) && run.number() == number)
        .findFirst();
  }

  @Override
  public synchronized List<ExportRun> latest(Key export, int limit, long offset) {
    return newest().stream()
        .filter(run -> run.export().equals(export))
        .skip(offset)
        .limit(limit)
        .toList();
  }

  @Override
  public synchronized List<ExportRun> latest(int limit) {
    return newest().stream().limit(limit).toList();
  }

  @Override
  public synchronized List<ExportRun> latestOfEach() {
    Set<Key> seen = new HashSet<>();
    return newest().stream().filter(run -> run.extent().sends() && seen.add(run.export())).toList();
  }

  private List<ExportRun> newest() {
    return runs.values().stream()
        .sorted(Comparator.comparingLong(ExportRun::id).reversed())
        .toList();
  }

  @Override
  public synchronized long count(Key export) {
    return runs.values().stream().filter(run -> run.export().equals(export)).count();
  }

  @Override
  public synchronized List<ExportRun> unfinished() {
    return runs.values().stream().filter(run -> run.state() != RunState.DONE).toList();
  }

  @Override
  public synchronized List<ExportRun> endedBefore(Instant time) {
    return runs.values().stream()
        .filter(run -> run.endedAt().filter(ended -> ended.isBefore(time)).isPresent())
        .filter(run -> !latest(run.export(), 1, 0).getFirst().equals(run))
        .toList();
  }

  @Override
  public synchronized void forget(ExportRun run) {
    runs.remove(run.id());
    batches.remove(run.id());
  }

  @Override
  public synchronized void save(Batch batch) {
    batches.computeIfAbsent(batch.run(), id -> new TreeMap<>()).put(batch.number(), batch);
  }

  @Override
  public synchronized void withdraw(Batch batch) {
    batches.getOrDefault(batch.run(), new TreeMap<>()).remove(batch.number());
  }

  @Override
  public synchronized List<Batch> batches(long run) {
    return List.copyOf(batches.getOrDefault(run, Map.of()).values());
  }
}
