package dev.listkeeper.export.run;

import dev.listkeeper.export.ListId;
import dev.listkeeper.problem.ProblemCode;
import dev.listkeeper.snapshot.DatasetName;
import dev.listkeeper.workspace.Key;
import dev.listkeeper.workspace.Status;
import java.time.Instant;
import java.util.Optional;

/**
 * One execution of an export, as stored.
 *
 * @param id unique in the installation
 * @param number from 1 within the export
 * @param by who asked for it; the export user for scheduled ones
 * @param list the list it works on, fixed at preflight
 * @param calls calls to Constant Contact so far
 * @param imports import activities so far
 * @param pulledAt when the list and the opt-outs were read
 * @param failure what went wrong and what to do, for a Failed or Skipped run
 */
public record ExportRun(
    long id,
    Key export,
    int number,
    Trigger trigger,
    String by,
    RunState state,
    Status status,
    Optional<ListId> list,
    Instant queuedAt,
    Optional<Instant> startedAt,
    Optional<Instant> pulledAt,
    Optional<Instant> endedAt,
    long calls,
    int imports,
    RunCounts counts,
    Optional<Failure> failure) {

  /** Why a run failed, in a sentence for a person. */
  public record Failure(ProblemCode code, String sentence) {
    private static final int LONGEST = 2_000;

    public Failure {
      sentence =
          sentence.length() > LONGEST ? sentence.substring(0, LONGEST).strip() + "…" : sentence;
    }
  }

  /** A new one, waiting. */
  public static ExportRun queued(
      long id, Key export, int number, Trigger trigger, String by, Instant at) {
    return new ExportRun(
        id,
        export,
        number,
        trigger,
        by,
        RunState.QUEUED,
        Status.QUEUED,
        Optional.empty(),
        at,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        0,
        0,
        RunCounts.NONE,
        Optional.empty());
  }

  public ExportRun started(ListId on, Instant at) {
    return new ExportRun(
        id,
        export,
        number,
        trigger,
        by,
        move(RunState.PREFLIGHT),
        Status.REFRESHING,
        Optional.of(on),
        queuedAt,
        Optional.of(startedAt.orElse(at)),
        pulledAt,
        endedAt,
        calls,
        imports,
        counts,
        failure);
  }

  public ExportRun to(RunState next) {
    return new ExportRun(
        id,
        export,
        number,
        trigger,
        by,
        move(next),
        status,
        list,
        queuedAt,
        startedAt,
        pulledAt,
        endedAt,
        calls,
        imports,
        counts,
        failure);
  }

  public ExportRun pulled(Instant at) {
    return new ExportRun(
        id,
        export,
        number,
        trigger,
        by,
        state,
        status,
        list,
        queuedAt,
        startedAt,
        Optional.of(at),
        endedAt,
        calls,
        imports,
        counts,
        failure);
  }

  public ExportRun counted(RunCounts now) {
    return new ExportRun(
        id, export, number, trigger, by, state, status, list, queuedAt, startedAt, pulledAt,
        endedAt, calls, imports, now, failure);
  }

  public ExportRun used(long callsSoFar) {
    return new ExportRun(
        id,
        export,
        number,
        trigger,
        by,
        state,
        status,
        list,
        queuedAt,
        startedAt,
        pulledAt,
        endedAt,
        callsSoFar,
        imports,
        counts,
        failure);
  }

  public ExportRun imported(int importsSoFar) {
    return new ExportRun(
        id,
        export,
        number,
        trigger,
        by,
        state,
        status,
        list,
        queuedAt,
        startedAt,
        pulledAt,
        endedAt,
        calls,
        importsSoFar,
        counts,
        failure);
  }

  public ExportRun ended(Status end, Optional<Failure> why, Instant at) {
    if (!end.isFinal()) {
      throw new IllegalArgumentException(end + " is no end");
    }
    return new ExportRun(
        id,
        export,
        number,
        trigger,
        by,
        move(RunState.DONE),
        end,
        list,
        queuedAt,
        startedAt,
        pulledAt,
        Optional.of(at),
        calls,
        imports,
        counts,
        why);
  }

  /** The name by which it is asked to end early. */
  public String name() {
    return "run " + export + "/" + number;
  }

  /** Whether it is at work on its list, which no other run may be at the same time. */
  public boolean holdsItsList() {
    return switch (state) {
      case PREFLIGHT, PULLING, PLANNED, IMPORTING, REMOVING, VERIFYING -> true;
      case QUEUED, NEEDS_APPROVAL, DONE -> false;
    };
  }

  /** Where its plan is kept until it ends. */
  public DatasetName plan() {
    return new DatasetName(DatasetName.Kind.PLAN, export + "." + number);
  }

  /** Where the outcomes of its members are kept, all but the unchanged. */
  public DatasetName outcomes() {
    return new DatasetName(DatasetName.Kind.OUTCOMES, export + "." + number);
  }

  private RunState move(RunState next) {
    if (state != next && !state.leadsTo(next)) {
      throw new IllegalStateException("A run can't go from " + state + " to " + next + ".");
    }
    return next;
  }
}
