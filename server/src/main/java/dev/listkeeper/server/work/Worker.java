package dev.listkeeper.server.work;

import dev.listkeeper.export.Export;
import dev.listkeeper.export.constantcontact.ExportRunner;
import dev.listkeeper.export.run.ExportRun;
import dev.listkeeper.export.run.ExportRuns;
import dev.listkeeper.export.run.RunState;
import dev.listkeeper.export.run.Trigger;
import dev.listkeeper.problem.Problem;
import dev.listkeeper.problem.ProblemCode;
import dev.listkeeper.refresh.Refresh;
import dev.listkeeper.refresh.RefreshRun;
import dev.listkeeper.refresh.Refreshes;
import dev.listkeeper.server.installation.Installation;
import dev.listkeeper.server.security.CurrentUser;
import dev.listkeeper.snapshot.Snapshots;
import dev.listkeeper.workspace.Definitions;
import dev.listkeeper.workspace.Key;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does refreshes and runs on one thread of its own, so that no two touch the same list or table at
 * once.
 */
public final class Worker implements Work, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Worker.class);
  private static final Duration SWEEP_GRACE = Duration.ofHours(1);

  private final Refresh refresh;
  private final Refreshes refreshes;
  private final ExportRunner runner;
  private final ExportRuns runs;
  private final Definitions<Export> exports;
  private final Snapshots snapshots;
  private final Installation installation;
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().name("worker").factory());

  public Worker(
      Refresh refresh,
      Refreshes refreshes,
      ExportRunner runner,
      ExportRuns runs,
      Definitions<Export> exports,
      Snapshots snapshots,
      Installation installation) {
    this.refresh = refresh;
    this.refreshes = refreshes;
    this.runner = runner;
    this.runs = runs;
    this.exports = exports;
    this.snapshots = snapshots;
    this.installation = installation;
  }

  /** Also clears away folders nobody needs. Nothing while everything is paused. */
  @Override
  public synchronized void takeUp() {
    if (installation.paused().isPresent()) {
      return;
    }
    // Runs first: a refresh may begin a new run of the same list.
    runs.unfinished().forEach(this::submit);
    refreshes.latest(1).stream().filter(latest -> latest.endedAt().isEmpty()).forEach(this::submit);
    submit("start", () -> {}); // even with nothing to take up, what nobody needs is cleared away
  }

  @Override
  public synchronized long startRefresh(CurrentUser by) {
    installation.requireRunning();
    Optional<RefreshRun> running =
        refreshes.latest(1).stream().filter(run -> run.endedAt().isEmpty()).findFirst();
    if (running.isPresent()) {
      return running.get().id();
    }
    RefreshRun prepared = refresh.prepare(by.email());
    submit(prepared);
    return prepared.id();
  }

  @Override
  public synchronized long startSourceRefresh(Key source, CurrentUser by) {
    installation.requireRunning();
    RefreshRun prepared = refresh.prepareSource(source, by.email());
    submit(prepared);
    return prepared.id();
  }

  @Override
  public synchronized int startRun(Key export, CurrentUser by) {
    installation.requireRunning();
    if (exports.find(export).isEmpty()) {
      throw new Problem(ProblemCode.NOT_FOUND, "There is no export '" + export + "'.");
    }
    List<ExportRun> waiting =
        runs.unfinished().stream()
            .filter(run -> run.export().equals(export) && run.state() == RunState.QUEUED)
            .toList();
    if (!waiting.isEmpty()) {
      return waiting.getFirst().number();
    }
    ExportRun run = runner.queue(export, Trigger.ON_DEMAND, by.email());
    submit(run);
    return run.number();
  }

  private static String name(ExportRun run) {
    return "run " + run.number() + " of " + run.export();
  }

  /** Read anew when its turn comes: it may have been taken up twice, and be done by then. */
  private void submit(ExportRun queued) {
    submit(
        name(queued),
        () ->
            runs.find(queued.export(), queued.number())
                .filter(run -> run.state() != RunState.DONE)
                .ifPresent(runner::resume));
  }

  private void submit(RefreshRun prepared) {
    submit(
        "refresh " + prepared.id(),
        () ->
            refreshes
                .find(prepared.id())
                .filter(run -> run.endedAt().isEmpty())
                .ifPresent(refresh::run));
  }

  private void submit(String name, Runnable work) {
    thread.execute(() -> {
      try {
        installation.requireRunning(); // it may have waited here when the pause began
        work.run();
        snapshots.sweep(SWEEP_GRACE);
      } catch (Problem problem) {
        if (problem.code() == ProblemCode.PAUSED) {
          LOG.info("{} stays as it is while everything is paused", name);
        } else {
          LOG.error("{} broke off", name, problem);
        }
      } catch (RuntimeException failure) {
        // The last resort: whatever it was, the thread must live on for the next work.
        LOG.error("{} broke off", name, failure);
      }
    });
  }

  /** Breaks off what runs; it is taken up at the next start. */
  @Override
  public void close() {
    thread.shutdownNow();
    try {
      if (!thread.awaitTermination(30, TimeUnit.SECONDS)) {
        LOG.warn("The work under way did not stop within 30 seconds");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
