package dev.listkeeper.export.constantcontact;

import static dev.listkeeper.query.Expressions.between;
import static dev.listkeeper.query.Expressions.ref;
import static dev.listkeeper.query.Expressions.select;

import dev.listkeeper.constantcontact.BadRequest;
import dev.listkeeper.constantcontact.ConstantContactException;
import dev.listkeeper.constantcontact.activity.Activity;
import dev.listkeeper.constantcontact.activity.ImportFile;
import dev.listkeeper.export.plan.PlanRow;
import dev.listkeeper.export.plan.Turns;
import dev.listkeeper.export.run.Batch;
import dev.listkeeper.export.run.ExportRun;
import dev.listkeeper.export.run.ExportRuns;
import dev.listkeeper.problem.Problem;
import dev.listkeeper.problem.ProblemCode;
import dev.listkeeper.query.Literal;
import dev.listkeeper.query.Query;
import dev.listkeeper.query.QueryEngine;
import dev.listkeeper.query.RowCursor;
import dev.listkeeper.query.Snapshot;
import dev.listkeeper.workspace.Cancellations;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Sends a plan in batches. Each batch is written down before it is posted; a batch whose answer got
 * lost is looked up by its file name before it is posted again. Entering the step again goes on
 * where it was.
 */
final class Importing {
  /** The service works on imports one after another; more of them in its queue gain nothing. */
  private static final int IN_FLIGHT = 8;

  private static final int TRIES = 3;

  /**
   * How many files more than it needs a run may send to find rows that fail: enough for one row in
   * a full file. What is not found goes on in the next run, in the files that are left.
   */
  private static final int MOST_HALVES = 40;

  private static final List<String> HEADER = List.of("email", "first_name", "last_name");
  private static final List<String> COLUMNS =
      List.of(PlanRow.POSITION, PlanRow.ADDRESS, PlanRow.FIRST_NAME, PlanRow.LAST_NAME);

  private final QueryEngine engine;
  private final ExportRuns runs;
  private final Cancellations cancellations;
  private final InFlight inFlight;

  Importing(QueryEngine engine, ExportRuns runs, Cancellations cancellations, InFlight inFlight) {
    this.engine = engine;
    this.runs = runs;
    this.cancellations = cancellations;
    this.inFlight = inFlight;
  }

  /**
   * Sends what has not been sent and waits until the service is done with all of it. A run asked to
   * end early prepares no more batches; those sent are awaited.
   */
  List<Batch> send(RunContext context, ExportRun run, Snapshot plan, Turns turns) {
    prepared(run).forEach(batch -> resume(context, run, plan, batch));
    long sent = lastSent(run);
    while (sent < turns.travelling() && cancellations.askedBy(run.name()).isEmpty()) {
      inFlight.await(context, run, IN_FLIGHT - 1);
      sent = prepare(context, run, plan, sent + 1, turns.endOf(sent + 1));
    }
    inFlight.await(context, run, 0);
    halve(context, run, plan, turns);
    return runs.batches(run.id());
  }

  /**
   * Sends files that failed again in halves, until the rows are found that fail, or the run has
   * sent enough. A half is in what was sent before, so that it changes nothing about what is left.
   */
  private void halve(RunContext context, ExportRun run, Snapshot plan, Turns turns) {
    Set<Batch.Span> sent = new HashSet<>();
    int halves = 0;
    for (Batch batch : imports(run)) {
      boolean isHalf = sent.stream().anyMatch(span -> span.holds(batch.span()));
      halves += isHalf ? 1 : 0;
      sent.add(batch.span());
    }
    List<Batch.Span> next = unsentHalves(run, turns, sent);
    while (!next.isEmpty()) {
      for (Batch.Span span : next) {
        if (halves == MOST_HALVES || cancellations.askedBy(run.name()).isPresent()) {
          inFlight.await(context, run, 0);
          return;
        }
        inFlight.await(context, run, IN_FLIGHT - 1);
        prepare(context, run, plan, span.from(), span.to());
        sent.add(span);
        halves++;
      }
      inFlight.await(context, run, 0);
      next = unsentHalves(run, turns, sent);
    }
  }

  private List<Batch.Span> unsentHalves(ExportRun run, Turns turns, Set<Batch.Span> sent) {
    return imports(run).stream()
        .filter(batch -> turns.isUncertain(batch.from()))
        .flatMap(batch -> batch.halves().stream())
        .filter(half -> !sent.contains(half))
        .toList();
  }

  private List<Batch> imports(ExportRun run) {
    return runs.batches(run.id()).stream()
        .filter(batch -> batch.kind() == Batch.Kind.IMPORT)
        .toList();
  }

  /** The last position of the plan that is in a batch; 0 when there is none. */
  long lastSent(ExportRun run) {
    return Batch.lastOf(Batch.Kind.IMPORT, runs.batches(run.id()));
  }

  /** Fills the next file, writes its batch down, posts it. Returns the last position in it. */
  private long prepare(
      RunContext context, ExportRun run, Snapshot plan, long from, long travelling) {
    int number = runs.batches(run.id()).size() + 1;
    String fileName =
        "listkeeper-"
            + run.export()
            + "-"
            + run.number()
            + "-"
            + number
            + "-"
            + UUID.randomUUID()
            + ".csv";
    ImportFile file = fill(context, plan, fileName, from, travelling);
    Batch batch =
        new Batch(
            run.id(),
            number,
            Batch.Kind.IMPORT,
            from,
            from + file.rowCount() - 1,
            file.bodyLength(),
            fileName,
            Batch.State.PREPARED,
            Optional.empty(),
            Batch.Counters.NONE);
    runs.save(batch);
    post(context, run, file, batch);
    return batch.to();
  }

  private ImportFile fill(RunContext context, Snapshot plan, String fileName, long from, long to) {
    ImportFile file = new ImportFile(fileName, List.of(context.list()), HEADER);
    long last = Math.min(to, from + ImportFile.MOST_ROWS - 1);
    Query slice =
        new Query.Filter(
            select(new Query.Scan(plan), COLUMNS.toArray(String[]::new)),
            between(ref(PlanRow.POSITION), Literal.of(from), Literal.of(last)));
    Query ordered =
        new Query.Sort(
            slice, List.of(Query.Order.ascending(PlanRow.POSITION)), 0, Optional.empty());
    try (RowCursor rows = engine.open(ordered)) {
      while (rows.next()
          && file.tryAdd(
              List.of(present(rows.text(1)), present(rows.text(2)), present(rows.text(3))))) {
        // tryAdd has taken the row
      }
    }
    if (file.rowCount() == 0) {
      throw new Problem(
          ProblemCode.RUN_INCONSISTENT,
          "The plan has no row at position " + from + "; run the export again.");
    }
    return file;
  }

  private static String present(@Nullable String value) {
    return value == null ? "" : value;
  }

  private void resume(RunContext context, ExportRun run, Snapshot plan, Batch batch) {
    Optional<Activity> found = find(context, run, batch);
    if (found.isPresent()) {
      runs.save(batch.accepted(found.get().id().value()));
    } else {
      post(context, run, fill(context, plan, batch.fileName(), batch.from(), batch.to()), batch);
    }
  }

  private void post(RunContext context, ExportRun run, ImportFile file, Batch batch) {
    for (int attempt = 1; ; attempt++) {
      try {
        Activity accepted = context.account().activities().importContacts(file);
        runs.save(batch.accepted(accepted.id().value()));
        return;
      } catch (BadRequest refused) {
        runs.save(batch.ended(Batch.State.FAILED, Batch.Counters.NONE));
        throw refused;
      } catch (ConstantContactException failure) {
        if (!failure.mayHaveTakenEffect()) {
          if (attempt == 1) {
            runs.withdraw(batch);
          }
          throw failure;
        }
        Optional<Activity> found = find(context, run, batch);
        if (found.isPresent()) {
          runs.save(batch.accepted(found.get().id().value()));
          return;
        }
        if (attempt == TRIES) {
          throw failure;
        }
      }
    }
  }

  /**
   * Finds out about batches whose answer was never heard: those that did not arrive are withdrawn.
   */
  void resolve(RunContext context, ExportRun run) {
    for (Batch batch : prepared(run)) {
      find(context, run, batch)
          .ifPresentOrElse(
              found -> runs.save(batch.accepted(found.id().value())), () -> runs.withdraw(batch));
    }
  }

  private List<Batch> prepared(ExportRun run) {
    return inFlight.in(Batch.State.PREPARED, run).stream()
        .filter(batch -> batch.kind() == Batch.Kind.IMPORT)
        .toList();
  }

  /** How many of the batches are imports. */
  static int imports(List<Batch> batches) {
    return (int) batches.stream().filter(batch -> batch.kind() == Batch.Kind.IMPORT).count();
  }

  private static Optional<Activity> find(RunContext context, ExportRun run, Batch batch) {
    return context
        .account()
        .activities()
        .findImport(batch.fileName(), run.queuedAt().minusSeconds(3600));
  }
}
