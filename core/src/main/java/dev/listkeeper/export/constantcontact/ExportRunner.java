package dev.listkeeper.export.constantcontact;

import dev.listkeeper.connection.ConnectionState;
import dev.listkeeper.connection.ConnectionStates;
import dev.listkeeper.constantcontact.ConstantContactException;
import dev.listkeeper.constantcontact.limit.Sleeper;
import dev.listkeeper.export.Export;
import dev.listkeeper.export.run.ExportRun;
import dev.listkeeper.export.run.ExportRuns;
import dev.listkeeper.export.run.RunState;
import dev.listkeeper.export.run.Trigger;
import dev.listkeeper.problem.Problem;
import dev.listkeeper.problem.ProblemCode;
import dev.listkeeper.profile.Profiles;
import dev.listkeeper.query.EngineException;
import dev.listkeeper.query.QueryEngine;
import dev.listkeeper.snapshot.Snapshots;
import dev.listkeeper.workspace.Definitions;
import dev.listkeeper.workspace.Key;
import dev.listkeeper.workspace.Scratch;
import dev.listkeeper.workspace.Status;
import dev.listkeeper.workspace.Workspace;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Runs exports, one state after another, and saves after each; a run that was cut off is resumed in
 * the state it was in. For one run of a list at a time: the caller sees to that.
 */
public final class ExportRunner {
  private final Workspace workspace;
  private final Definitions<Export> exports;
  private final ConnectionStates connections;
  private final Accounts accounts;
  private final ExportRuns runs;
  private final RunSteps steps;

  /** What runs are made of. */
  public record Parts(
      Workspace workspace,
      QueryEngine engine,
      Snapshots snapshots,
      Profiles profiles,
      Definitions<Export> exports,
      ConnectionStates connections,
      Accounts accounts,
      ExportRuns runs,
      Sleeper sleeper) {}

  public ExportRunner(Parts parts) {
    this.workspace = parts.workspace();
    this.exports = parts.exports();
    this.connections = parts.connections();
    this.accounts = parts.accounts();
    this.runs = parts.runs();
    this.steps = new RunSteps(parts);
  }

  /** A new run, from queue to end. */
  public ExportRun run(Key export, Trigger trigger, String by) {
    return resume(queue(export, trigger, by));
  }

  /** A new run that waits to be resumed. */
  public ExportRun queue(Key export, Trigger trigger, String by) {
    return runs.add(export, trigger, by, workspace.clock().instant());
  }

  /** Goes on with a run wherever it is, to its end. */
  public ExportRun resume(ExportRun run) {
    Optional<Export> export = exports.find(run.export());
    Optional<String> obstacle =
        export.map(this::obstacle).orElse(Optional.of("The export was removed."));
    if (obstacle.isPresent()) {
      return ended(
          run, Status.SKIPPED, new Problem(ProblemCode.CONNECTION_NOT_READY, obstacle.get()));
    }
    return onAccount(run, export.orElseThrow());
  }

  /** Why the export can't run at all as it is set up. */
  private Optional<String> obstacle(Export export) {
    if (export.connection().isEmpty()) {
      return Optional.of("The export has no connection; give it one.");
    }
    if (export.list().isEmpty()) {
      return Optional.of("The export has no Constant Contact List ID; enter one.");
    }
    try {
      connections.of(export.connection().get()).requireReady();
    } catch (Problem problem) {
      return Optional.of(problem.sentence());
    }
    return Optional.empty();
  }

  private ExportRun onAccount(ExportRun run, Export export) {
    Key connection = export.connection().orElseThrow();
    AtomicLong calls = new AtomicLong(run.calls());
    try (Scratch scratch = Scratch.under(workspace);
        AccountSession session = accounts.open(connection, attempt -> calls.incrementAndGet())) {
      RunContext context =
          new RunContext(
              export,
              new dev.listkeeper.constantcontact.list.ListId(export.list().orElseThrow().value()),
              session.account(),
              scratch.folder());
      return toTheEnd(run, context, connection, calls);
    } catch (ConstantContactException failure) {
      return failed(run, ServiceProblems.of(failure, connection), connection);
    } catch (Problem problem) {
      return failed(run, problem, connection);
    }
  }

  private ExportRun toTheEnd(ExportRun from, RunContext context, Key connection, AtomicLong calls) {
    ExportRun run = from;
    try {
      while (run.state() != RunState.DONE) {
        run = steps.next(run, context, connections.of(connection).requireReady()).used(calls.get());
        runs.save(run);
      }
      return run;
    } catch (ConstantContactException failure) {
      return brokenOff(
          run.used(calls.get()), context, ServiceProblems.of(failure, connection), connection);
    } catch (Problem problem) {
      return brokenOff(run.used(calls.get()), context, problem, connection);
    } catch (EngineException failure) {
      Problem problem =
          new Problem(ProblemCode.INTERNAL, String.valueOf(failure.getMessage()), failure);
      return brokenOff(run.used(calls.get()), context, problem, connection);
    }
  }

  /** Ends a run that failed; what was sent so far goes into outcomes and ledger. */
  private ExportRun brokenOff(ExportRun run, RunContext context, Problem problem, Key connection) {
    if (Thread.currentThread().isInterrupted()) {
      // The program is ending: the run stays as it is and is resumed at the next start.
      throw problem;
    }
    noteBrokenConnection(problem, connection);
    if (run.state() == RunState.IMPORTING || run.state() == RunState.VERIFYING) {
      return steps.settleWithoutReadBack(run, context, problem);
    }
    return ended(run, Status.FAILED, problem);
  }

  private ExportRun failed(ExportRun run, Problem problem, Key connection) {
    if (Thread.currentThread().isInterrupted()) {
      throw problem;
    }
    noteBrokenConnection(problem, connection);
    return ended(run, Status.FAILED, problem);
  }

  private void noteBrokenConnection(Problem problem, Key connection) {
    if (problem.code() == ProblemCode.RECONNECT_NEEDED) {
      ConnectionState state = connections.of(connection);
      connections.save(state.broken());
    }
  }

  private ExportRun ended(ExportRun run, Status status, Problem problem) {
    ExportRun end =
        run.ended(
            status,
            Optional.of(new ExportRun.Failure(problem.code(), problem.sentence())),
            workspace.clock().instant());
    runs.save(end);
    return end;
  }
}
