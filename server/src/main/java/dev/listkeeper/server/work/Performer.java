package dev.listkeeper.server.work;

import dev.listkeeper.export.constantcontact.ExportRunner;
import dev.listkeeper.export.run.Approval;
import dev.listkeeper.export.run.ExportRun;
import dev.listkeeper.export.run.ExportRuns;
import dev.listkeeper.export.run.RunState;
import dev.listkeeper.export.run.Trigger;
import dev.listkeeper.refresh.Dependencies;
import dev.listkeeper.refresh.Refresh;
import dev.listkeeper.refresh.RefreshRun;
import dev.listkeeper.refresh.Refreshes;
import dev.listkeeper.server.log.LogContext;
import dev.listkeeper.workspace.Cancellations;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/** Does pieces of work as far as they can be done now. */
public final class Performer {
  /** A look at runs under way costs two queries; people watch how a refresh gets on. */
  private static final Duration WATCHING = Duration.ofMillis(500);

  private static final Duration WAITING = Duration.ofSeconds(1);

  /** How often a run that waits for a person or a new day is looked at; it costs a few queries. */
  private static final Duration LOOKING = Duration.ofMinutes(1);

  /** Runs wait for the service most of the time; each holds a batch or two in memory. */
  private static final int RUNS_AT_ONCE = 4;

  private static final Duration WAITING_FOR_A_PLACE = Duration.ofSeconds(3);

  private final Refresh refresh;
  private final Refreshes refreshes;
  private final Dependencies dependencies;
  private final ExportRunner runner;
  private final ExportRuns runs;
  private final Cancellations cancellations;
  private final LeavingList leaving;
  private final InstantSource clock;
  private final Semaphore places = new Semaphore(RUNS_AT_ONCE);

  public Performer(
      Refresh refresh,
      Refreshes refreshes,
      Dependencies dependencies,
      ExportRunner runner,
      ExportRuns runs,
      Cancellations cancellations,
      LeavingList leaving,
      InstantSource clock) {
    this.refresh = refresh;
    this.refreshes = refreshes;
    this.dependencies = dependencies;
    this.runner = runner;
    this.runs = runs;
    this.cancellations = cancellations;
    this.leaving = leaving;
    this.clock = clock;
  }

  /** Does what can be done of a refresh; says when to come again, or nothing when it has ended. */
  Optional<Duration> refresh(String id) {
    Optional<RefreshRun> found =
        refreshes.find(WorkName.refresh(id)).filter(run -> run.endedAt().isEmpty());
    if (found.isEmpty()) {
      return Optional.empty();
    }
    if (anEarlierOneIsUpdating(found.get())) {
      return Optional.of(WAITING);
    }
    RefreshRun advanced =
        LogContext.ofRefresh(found.get().id(), () -> refresh.advance(found.get()));
    return advanced.endedAt().isPresent() ? Optional.empty() : Optional.of(WATCHING);
  }

  private boolean anEarlierOneIsUpdating(RefreshRun refresh) {
    return refreshes.unfinished().stream()
        .anyMatch(other -> other.id() < refresh.id() && other.isUpdating());
  }

  /** Does a run as far as it gets; says when to come again if it has to wait. */
  Optional<Duration> run(String id) {
    Optional<ExportRun> stored = runs.find(WorkName.export(id), WorkName.number(id));
    // Also of one that ended under a process which was killed before it could do what follows.
    stored.filter(run -> !isUnfinished(run)).ifPresent(leaving::after);
    Optional<ExportRun> found = stored.filter(Performer::isUnfinished);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    if (restsOnWhatIsUpdating(found.get()) || leaving.holdsBack(found.get())) {
      return Optional.of(WAITING);
    }
    if (!places.tryAcquire()) {
      return Optional.of(WAITING_FOR_A_PLACE);
    }
    try {
      ExportRun resumed = LogContext.ofRun(found.get(), () -> runner.resume(found.get()));
      if (!isUnfinished(resumed)) {
        leaving.after(resumed);
      }
      return again(resumed);
    } finally {
      places.release();
    }
  }

  private static boolean isUnfinished(ExportRun run) {
    return run.state() != RunState.DONE;
  }

  /** When to look at a run again that was given back before its end. */
  private Optional<Duration> again(ExportRun run) {
    return switch (run.state()) {
      case DONE -> Optional.empty();
      case NEEDS_APPROVAL ->
          run.isApproved()
              ? Optional.of(WAITING)
              : run.approval().map(approval -> until(approval.askedAt().plus(Approval.VALID)));
      case QUEUED, PREFLIGHT, PULLING, PLANNED, IMPORTING, REMOVING, VERIFYING ->
          Optional.of(run.resumesAt().map(this::until).orElse(WAITING));
    };
  }

  /**
   * Until just after a moment, but a minute at most: an answer or a cancellation given while the
   * run was being put aside woke nobody.
   */
  private Duration until(Instant moment) {
    Duration wait = Duration.between(clock.instant(), moment).plus(WAITING);
    if (wait.compareTo(WAITING) < 0) {
      return WAITING;
    }
    return wait.compareTo(LOOKING) < 0 ? wait : LOOKING;
  }

  /** A refresh that brings up to date what an export rests on is let finish first. */
  private boolean restsOnWhatIsUpdating(ExportRun run) {
    return run.state() == RunState.QUEUED
        && run.trigger() != Trigger.SYSTEM_REFRESH
        && cancellations.askedBy(run.name()).isEmpty()
        && refreshes.unfinished().stream()
            .anyMatch(refresh -> dependencies.isUpdating(refresh, run.export()));
  }
}
