package dev.listkeeper.export.constantcontact;

import dev.listkeeper.export.Export;
import dev.listkeeper.export.plan.Mapping;
import dev.listkeeper.export.plan.Turns;
import dev.listkeeper.export.run.Approval;
import dev.listkeeper.export.run.Batch;
import dev.listkeeper.export.run.Brakes;
import dev.listkeeper.export.run.ExportRun;
import dev.listkeeper.export.run.Extent;
import dev.listkeeper.export.run.Reckoning;
import dev.listkeeper.export.run.RunState;
import dev.listkeeper.problem.Problem;
import dev.listkeeper.query.Snapshot;
import dev.listkeeper.workspace.Cancellations;
import dev.listkeeper.workspace.Workspace;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What happens in each state of a run. Every step can be repeated: it finds what an earlier try
 * left.
 */
final class RunSteps {
  /** After this what was pulled is too old to send by. */
  static final Duration FRESH = Duration.ofMinutes(15);

  private final Workspace workspace;
  private final Cancellations cancellations;
  private final Reckoning reckoning;
  private final RunData data;
  private final InFlight inFlight;
  private final Planning planning;
  private final Importing importing;
  private final Removing removing;
  private final Closing closing;

  RunSteps(ExportRunner.Parts parts) {
    this.workspace = parts.workspace();
    this.cancellations = parts.cancellations();
    this.reckoning = new Reckoning(parts.engine(), parts.snapshots());
    this.data = new RunData(parts.snapshots());
    Waiting waiting = new Waiting(parts.sleeper());
    ListReader reader = new ListReader(waiting);
    this.inFlight = new InFlight(parts.runs(), waiting);
    ContactIds contactIds = new ContactIds(parts.engine(), parts.snapshots());
    this.importing = new Importing(parts.engine(), parts.runs(), cancellations, inFlight);
    Forecasting forecasting = new Forecasting(parts.engine(), importing, contactIds);
    Pull pull = new Pull(parts.engine(), data, reader, new SuppressedReader(parts), waiting);
    Additions additions = new Additions(parts.engine(), parts.runs(), contactIds, reader);
    this.planning = new Planning(parts, reckoning, pull, data, additions, forecasting);
    this.removing = new Removing(parts, contactIds, inFlight, data, reckoning);
    this.closing = new Closing(parts, reckoning, reader, contactIds, data);
  }

  /** Does the step of the run's state and gives the run in its next state. */
  ExportRun next(ExportRun run, RunContext context) {
    return switch (run.state()) {
      case PREFLIGHT -> {
        planning.requireReadable(context.export());
        Preflight.check(context.account(), context.agreed(), context.list());
        Mapping _ = planning.mapping(context);
        yield run.to(RunState.PULLING);
      }
      case PULLING -> planning.plan(run, context);
      case PLANNED -> planned(run, context);
      case IMPORTING -> send(freshly(run, context), context);
      case REMOVING -> remove(freshly(run, context), context);
      case VERIFYING -> closing.withReadBack(run, context, Optional.empty());
      case QUEUED, NEEDS_APPROVAL, DONE ->
          throw new IllegalStateException("A run has no step in state " + run.state() + ".");
    };
  }

  private boolean isFresh(ExportRun run) {
    Instant oldest = workspace.clock().instant().minus(FRESH);
    return run.pulledAt().map(pulled -> pulled.isAfter(oldest)).orElse(false);
  }

  /** The run with a pull that is young enough to send by. */
  private ExportRun freshly(ExportRun run, RunContext context) {
    if (isFresh(run)) {
      return run;
    }
    importing.resolve(context, run);
    return planning.pullAgain(run, context, importing.lastSent(run));
  }

  private ExportRun planned(ExportRun run, RunContext context) {
    if (!run.extent().sends()) {
      return closing.asPlan(run.wouldAsk(question(run, context)), context.export());
    }
    if (!run.isApproved()) {
      return isFresh(run) ? decided(run, context) : run.to(RunState.PULLING);
    }
    return begun(freshly(run, context), context.export());
  }

  private ExportRun decided(ExportRun run, RunContext context) {
    return question(run, context).map(run::asking).orElseGet(() -> begun(run, context.export()));
  }

  private Optional<Approval> question(ExportRun run, RunContext context) {
    Export export = context.export();
    if (run.extent() == Extent.NOBODY_STAYS) {
      return Optional.empty();
    }
    return Brakes.check(
        run.counts(), export.rules(), data.basis(export), workspace.clock().instant());
  }

  /** On to whatever there is to do. */
  private ExportRun begun(ExportRun run, Export export) {
    planning.usePermits(run);
    if (reckoning.turns(data.plan(run)).travelling() > 0) {
      return run.to(RunState.IMPORTING);
    }
    return data.removals(run).rows() > 0
        ? run.to(RunState.REMOVING)
        : closing.withNothingSent(run, export);
  }

  private ExportRun send(ExportRun run, RunContext context) {
    Snapshot plan = data.plan(run);
    Turns turns = reckoning.turns(plan);
    List<Batch> batches = importing.send(context, run, plan, turns, () -> isFresh(run));
    boolean canceled = cancellations.askedBy(run.name()).isPresent();
    if (!canceled && importing.lastSent(run) < turns.travelling()) {
      return run; // its pull has become too old to send by; it is repeated first
    }
    boolean removes = data.removals(run).rows() > 0 && !canceled;
    return run.imported(Importing.imports(batches))
        .to(removes ? RunState.REMOVING : RunState.VERIFYING);
  }

  private ExportRun remove(ExportRun run, RunContext context) {
    removing.remove(context, run);
    return run.to(RunState.VERIFYING);
  }

  /** Forgets what a run kept for its next steps. */
  void forget(ExportRun run) {
    data.forget(run);
  }

  /** Whether what a plan rests on is as it was when a person was asked. */
  boolean restsOn(Export export, Approval approval) {
    try {
      return data.basis(export).equals(approval.basis());
    } catch (Problem gone) {
      // Such as a segment that was removed.
      return false;
    }
  }

  /** Ends a run that can send no more, when the service is done with what it took. */
  ExportRun settleWithReadBack(ExportRun run, RunContext context, Problem problem) {
    importing.find(context, run);
    inFlight.await(context, run, 0);
    return closing.withReadBack(run, context, Optional.of(problem));
  }

  ExportRun settleWithoutReadBack(ExportRun run, Export export, Problem problem) {
    return closing.withoutReadBack(run, export, problem);
  }
}
