package dev.listkeeper.export.constantcontact;

import static dev.listkeeper.query.Expressions.between;
import static dev.listkeeper.query.Expressions.ref;
import static dev.listkeeper.query.Expressions.select;

import dev.listkeeper.constantcontact.BadRequest;
import dev.listkeeper.constantcontact.ConstantContactException;
import dev.listkeeper.constantcontact.activity.Activity;
import dev.listkeeper.constantcontact.activity.ImportFile;
import dev.listkeeper.export.Target;
import dev.listkeeper.export.plan.PlanRow;
import dev.listkeeper.export.plan.Turns;
import dev.listkeeper.export.run.Batch;
import dev.listkeeper.export.run.ExportRun;
import dev.listkeeper.export.run.ExportRuns;
import dev.listkeeper.problem.Problem;
import dev.listkeeper.problem.ProblemCode;
import dev.listkeeper.query.Expression;
import dev.listkeeper.query.Literal;
import dev.listkeeper.query.Query;
import dev.listkeeper.query.QueryEngine;
import dev.listkeeper.query.RowCursor;
import dev.listkeeper.query.Snapshot;
import dev.listkeeper.workspace.Cancellations;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/**
 * Sends a plan in batches. Each batch is written down before it is posted; a batch whose answer got
 * lost is looked up by its file name before it is posted again. Entering the step again goes on
 * where it was.
 */
final class Importing {
  /** The service works on imports one after another; more of them in its queue gain nothing. */
  static final int IN_FLIGHT = 8;

  private static final int TRIES = 3;
  private static final Duration BEFORE_ANOTHER_LOOK = Duration.ofSeconds(3);
  private static final String EMAIL = "email";
  private static final String ROWS = "rows";

  /** Of a request beside its rows: the header, and what says where they go. */
  private static final long MOST_OVERHEAD = 10_000;

  /**
   * How many files more than it needs a run may send to find rows that fail: enough for one row in
   * a full file. What is not found goes on in the next run, in the files that are left.
   */
  private static final int MOST_HALVES = 40;

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
   * end early prepares no more batches, nor does one whose pull has become too old to send by;
   * those sent are awaited.
   */
  List<Batch> send(
      RunContext context, ExportRun run, Snapshot plan, Turns turns, BooleanSupplier isFresh) {
    prepared(run).forEach(batch -> resume(context, run, plan, batch));
    long sent = lastSent(run);
    while (sent < turns.travelling() && goesOn(run, isFresh)) {
      inFlight.await(context, run, IN_FLIGHT - 1);
      if (!isFresh.getAsBoolean()) {
        break;
      }
      sent = prepare(context, run, plan, sent + 1, turns.endOf(sent + 1));
    }
    inFlight.await(context, run, 0);
    if (sent == turns.travelling()) {
      halve(context, run, plan, turns, isFresh);
    }
    return runs.batches(run.id());
  }

  /**
   * Sends files that failed again in halves, until the rows are found that fail, or the run has
   * sent enough. A half is in what was sent before, so that it changes nothing about what is left.
   */
  private void halve(
      RunContext context, ExportRun run, Snapshot plan, Turns turns, BooleanSupplier isFresh) {
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
        if (halves == MOST_HALVES || !goesOn(run, isFresh)) {
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

  private boolean goesOn(ExportRun run, BooleanSupplier isFresh) {
    return isFresh.getAsBoolean() && cancellations.askedBy(run.name()).isEmpty();
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

  /**
   * How many files a plan takes when none has to be halved. Rows that are surely short enough for a
   * file to hold the most it may are counted; others are written, and not sent.
   */
  long files(RunContext context, ExportRun run, Snapshot plan, Turns turns) {
    long files = 0;
    for (long from = 1; from <= turns.travelling(); from = turns.endOf(from) + 1) {
      files += files(context, run, plan, from, turns.endOf(from));
    }
    return files;
  }

  private long files(RunContext context, ExportRun run, Snapshot plan, long from, long to) {
    long rows = to - from + 1;
    if (rows > ImportFile.MOST_ROWS && rowsFillThem(plan, from, to)) {
      return (rows + ImportFile.MOST_ROWS - 1) / ImportFile.MOST_ROWS;
    }
    long files = 0;
    for (long next = from; next <= to; files++) {
      next += fill(context, plan, fileName(run, files + 1), next, to).rowCount();
    }
    return files;
  }

  private boolean rowsFillThem(Snapshot plan, long first, long to) {
    for (long from = first; from <= to; from += ImportFile.MOST_ROWS) {
      if (mostBytes(plan, from, Math.min(to, from + ImportFile.MOST_ROWS - 1))
          > ImportFile.MOST_BYTES) {
        return false;
      }
    }
    return true;
  }

  /**
   * What the rows at some positions take at most: an address is ASCII without quotation marks,
   * anything else has up to four bytes a character, and each value quotation marks and a separator.
   */
  private long mostBytes(Snapshot plan, long from, long to) {
    String[] columns = columns(PlanRow.targets(plan.schema()));
    Query slice =
        new Query.Filter(
            select(new Query.Scan(plan), columns),
            between(ref(PlanRow.POSITION), Literal.of(from), Literal.of(to)));
    List<Query.Total> lengths = new ArrayList<>();
    Stream.of(columns)
        .filter(column -> !column.equals(PlanRow.POSITION))
        .forEach(column ->
            lengths.add(
                Query.Total.of(column, Query.Function.SUM, new Expression.Length(ref(column)))));
    lengths.add(Query.Total.countRows(ROWS));
    long bytes = MOST_OVERHEAD;
    try (RowCursor totals = engine.open(new Query.Aggregate(slice, List.of(), lengths))) {
      totals.next();
      for (int i = 0; i < lengths.size() - 1; i++) {
        BigDecimal characters = totals.decimal(i);
        int width = lengths.get(i).name().equals(PlanRow.ADDRESS) ? 1 : 4;
        bytes += characters == null ? 0 : characters.longValue() * width;
      }
      return bytes + totals.whole(lengths.size() - 1) * 3 * (columns.length + 1);
    }
  }

  /** Fills the next file, writes its batch down, posts it. Returns the last position in it. */
  private long prepare(
      RunContext context, ExportRun run, Snapshot plan, long from, long travelling) {
    int number = runs.batches(run.id()).size() + 1;
    String fileName = fileName(run, number);
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

  private static String fileName(ExportRun run, long number) {
    return "listkeeper-%s-%d-%d-%s.csv"
        .formatted(run.export(), run.number(), number, UUID.randomUUID());
  }

  private ImportFile fill(RunContext context, Snapshot plan, String fileName, long from, long to) {
    List<Target> targets = PlanRow.targets(plan.schema());
    ImportFile file = new ImportFile(fileName, List.of(context.list()), header(context, targets));
    long last = Math.min(to, from + ImportFile.MOST_ROWS - 1);
    Query slice =
        new Query.Filter(
            select(new Query.Scan(plan), columns(targets)),
            between(ref(PlanRow.POSITION), Literal.of(from), Literal.of(last)));
    Query ordered =
        new Query.Sort(
            slice, List.of(Query.Order.ascending(PlanRow.POSITION)), 0, Optional.empty());
    try (RowCursor rows = engine.open(ordered)) {
      List<String> row = new ArrayList<>();
      do {
        row.clear();
      } while (rows.next() && file.tryAdd(filled(row, rows, targets.size() + 1)));
    }
    if (file.rowCount() == 0) {
      throw new Problem(
          ProblemCode.RUN_INCONSISTENT,
          "The plan has no row at position " + from + "; run the export again.");
    }
    return file;
  }

  /** The field names as the account has them now. */
  private static List<String> header(RunContext context, List<Target> targets) {
    AccountFields fields = AccountFields.read(context.account(), targets);
    if (!fields.missing().isEmpty()) {
      throw fields.missingProblem("nothing more was sent");
    }
    return Stream.concat(Stream.of(EMAIL), targets.stream().map(fields::heading)).toList();
  }

  private static String[] columns(List<Target> targets) {
    return Stream.concat(
            Stream.of(PlanRow.POSITION, PlanRow.ADDRESS), targets.stream().map(PlanRow::value))
        .toArray(String[]::new);
  }

  /** The address and the values; what is absent is empty, and erases nothing. */
  private static List<String> filled(List<String> row, RowCursor rows, int size) {
    for (int column = 1; column <= size; column++) {
      row.add(Objects.requireNonNullElse(rows.text(column), ""));
    }
    return row;
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
        // The service's list of activities may lag: what is not there yet may be there soon.
        inFlight.pause(BEFORE_ANOTHER_LOOK);
        Optional<Activity> late = find(context, run, batch);
        if (late.isPresent()) {
          runs.save(batch.accepted(late.get().id().value()));
          return;
        }
      }
    }
  }

  /** Finds those batches whose answer was never heard and which the service has all the same. */
  void find(RunContext context, ExportRun run) {
    for (Batch batch : prepared(run)) {
      find(context, run, batch).ifPresent(found -> runs.save(batch.accepted(found.id().value())));
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
