package dev.listkeeper.export.constantcontact;

import dev.listkeeper.export.Export;
import dev.listkeeper.export.plan.PlanRow;
import dev.listkeeper.export.plan.Settlement;
import dev.listkeeper.export.run.Batch;
import dev.listkeeper.export.run.ExportRun;
import dev.listkeeper.export.run.ExportRuns;
import dev.listkeeper.export.run.Reckoning;
import dev.listkeeper.export.run.RunCounts;
import dev.listkeeper.export.run.Settled;
import dev.listkeeper.problem.Problem;
import dev.listkeeper.problem.ProblemCode;
import dev.listkeeper.query.Query;
import dev.listkeeper.query.Snapshot;
import dev.listkeeper.snapshot.DatasetName;
import dev.listkeeper.snapshot.Snapshots;
import dev.listkeeper.workspace.Cancellations;
import dev.listkeeper.workspace.Status;
import dev.listkeeper.workspace.Workspace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Ends runs: reads the list back, settles what became of everybody, and says how it went. */
final class Closing {
  private final Workspace workspace;
  private final Snapshots snapshots;
  private final ExportRuns runs;
  private final Cancellations cancellations;
  private final Reckoning reckoning;
  private final ListReader reader;
  private final ContactIds contactIds;
  private final RunData data;

  Closing(
      ExportRunner.Parts parts,
      Reckoning reckoning,
      ListReader reader,
      ContactIds contactIds,
      RunData data) {
    this.workspace = parts.workspace();
    this.snapshots = parts.snapshots();
    this.runs = parts.runs();
    this.cancellations = parts.cancellations();
    this.reckoning = reckoning;
    this.reader = reader;
    this.contactIds = contactIds;
    this.data = data;
  }

  /** Ends a plan: what would become of everybody is what it leaves behind. */
  ExportRun asPlan(ExportRun run, Export export) {
    Query intended = Settlement.intended(data.plan(run), new Query.Scan(data.removals(run)));
    ExportRuns.Commit kept =
        new ExportRuns.Commit(
            run.outcomes(),
            snapshots.write(run.outcomes(), intended),
            "plan of run " + run.number());
    return end(run, List.of(kept), Optional.empty());
  }

  /** Ends a run that had nothing to send; its pull is its read-back. */
  ExportRun withNothingSent(ExportRun run, Export export) {
    Query listed = data.listed(export);
    Settled settled = settled(run, export, List.of(), Optional.of(listed));
    List<ExportRuns.Commit> commits = new ArrayList<>(List.of(outcomes(run, settled)));
    if (data.noticesAnything(run)) {
      commits.add(ledger(export, run, settled));
    }
    return end(run.counted(settled.counts()), commits, Optional.empty());
  }

  /**
   * Ends a run that has sent all it could, by the list as it is now.
   *
   * @param problem why it could not send everything, if it failed
   */
  ExportRun withReadBack(ExportRun run, RunContext context, Optional<Problem> problem) {
    Export export = context.export();
    Query list = reader.addresses(context.account(), context.list(), context.scratch());
    Snapshot read = snapshots.write(export.dataset(DatasetName.Kind.LISTED), list);
    List<Batch> batches = runs.batches(run.id());
    Settled settled = settled(run, export, batches, Optional.of(new Query.Scan(read)));
    if (settled.counts().removals().undone() > 0) {
      contactIds.forget(context, new Query.Scan(settled.outcomes()));
    }
    return end(
        run.imported(Importing.imports(batches)).counted(settled.counts()),
        List.of(outcomes(run, settled), ledger(export, run, settled)),
        problem.or(() -> stopped(run, batches)).or(() -> lostFields(run, context)));
  }

  /** Ends a run that failed after it had begun to send: what is known to have been sent is kept. */
  ExportRun withoutReadBack(ExportRun run, Export export, Problem problem) {
    List<Batch> batches = runs.batches(run.id());
    Settled settled = settled(run, export, batches, Optional.empty());
    return end(
        run.imported(Importing.imports(batches)).counted(settled.counts()),
        List.of(outcomes(run, settled), ledger(export, run, settled)),
        Optional.of(problem));
  }

  private Settled settled(
      ExportRun run, Export export, List<Batch> batches, Optional<Query> readBack) {
    Settled settled =
        reckoning.settle(
            new Reckoning.Ending(
                export,
                run.outcomes(),
                data.plan(run),
                data.removals(run),
                data.noticed(run),
                batches,
                data.listed(export),
                readBack));
    return settled.counting(
        settled
            .counts()
            .with(run.counts().leavers(), run.counts().adopted())
            .withNewContacts(run.counts().newContacts()));
  }

  /** Why not everything was done, for a run that was canceled before it was. */
  private Optional<Problem> stopped(ExportRun run, List<Batch> batches) {
    long unsent =
        reckoning.turns(data.plan(run)).travelling() - Batch.lastOf(Batch.Kind.IMPORT, batches);
    boolean removing = batches.stream().anyMatch(batch -> batch.kind() == Batch.Kind.REMOVAL);
    boolean removalsLeft =
        removing
            ? reckoning.removable(data.removals(run)) > Batch.lastOf(Batch.Kind.REMOVAL, batches)
            : data.removals(run).rows() > 0;
    return cancellations
        .askedBy(run.name())
        .filter(by -> unsent > 0 || removalsLeft)
        .map(by ->
            new Problem(
                ProblemCode.CANCELED,
                "Canceled by "
                    + by
                    + " before "
                    + (unsent > 0
                        ? unsent + " people were sent; the next run sends them."
                        : "everybody was removed who had to go; the next run removes them.")));
  }

  /** Values for a custom field that is gone by now may have gone nowhere. */
  private Optional<Problem> lostFields(ExportRun run, RunContext context) {
    AccountFields fields =
        AccountFields.read(context.account(), PlanRow.targets(data.plan(run).schema()));
    return fields.missing().isEmpty()
        ? Optional.empty()
        : Optional.of(
            fields.missingProblem(
                "values for it may be lost, all else was sent; the next run sends the values again"));
  }

  private ExportRun end(ExportRun run, List<ExportRuns.Commit> commits, Optional<Problem> problem) {
    Optional<Problem> failure = problem;
    if (failure.isEmpty() && !run.counts().addUp()) {
      failure =
          Optional.of(
              new Problem(
                  ProblemCode.RUN_INCONSISTENT,
                  "The outcomes do not add up to the "
                      + run.counts().members()
                      + " members. This is an error of ours."));
    }
    Status status = failure.map(Closing::status).orElseGet(() -> status(run.counts()));
    ExportRun ended =
        run.ended(
            status,
            failure.map(f -> new ExportRun.Failure(f.code(), f.sentence())),
            workspace.clock().instant());
    runs.end(ended, commits);
    data.forget(run);
    commits.forEach(commit -> snapshots.retain(commit.dataset(), 2));
    return ended;
  }

  private static Status status(Problem failure) {
    return failure.code() == ProblemCode.CANCELED ? Status.CANCELED : Status.FAILED;
  }

  private static Status status(RunCounts counts) {
    boolean clean = counts.rejected() == 0 && counts.unconfirmed() == 0 && counts.listEqualsPlan();
    return clean ? Status.SUCCESSFUL : Status.COMPLETED_WITH_WARNINGS;
  }

  private static ExportRuns.Commit outcomes(ExportRun run, Settled settled) {
    return new ExportRuns.Commit(
        run.outcomes(), settled.outcomes(), "outcomes of run " + run.number());
  }

  private static ExportRuns.Commit ledger(Export export, ExportRun run, Settled settled) {
    return new ExportRuns.Commit(export.ledger(), settled.ledger(), "after run " + run.number());
  }
}
