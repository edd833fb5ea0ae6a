package dev.listkeeper.export.constantcontact;

import static dev.listkeeper.query.Expressions.is;
import static dev.listkeeper.query.Expressions.ref;

import dev.listkeeper.export.Export;
import dev.listkeeper.export.Outcome;
import dev.listkeeper.export.plan.Ledger;
import dev.listkeeper.export.plan.PlanRow;
import dev.listkeeper.export.plan.Settlement;
import dev.listkeeper.export.run.Batch;
import dev.listkeeper.export.run.ExportRun;
import dev.listkeeper.export.run.ExportRuns;
import dev.listkeeper.query.Query;
import dev.listkeeper.query.QueryEngine;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** How many people a run may add, and how many of those it adds are new to the account. */
final class Additions {
  private static final int A_PAGE = 50;

  private final QueryEngine engine;
  private final ExportRuns runs;
  private final ContactIds contactIds;
  private final ListReader reader;

  Additions(QueryEngine engine, ExportRuns runs, ContactIds contactIds, ListReader reader) {
    this.engine = engine;
    this.runs = runs;
    this.contactIds = contactIds;
    this.reader = reader;
  }

  /** What is left of the export's new contacts of the UTC day; absent when it has no cap. */
  Optional<Long> allowed(Export export, Instant now) {
    return export
        .rules()
        .newContactsPerDay()
        .map(most -> Math.max(0, most - addedSince(export, startOfDay(now))));
  }

  private static Instant startOfDay(Instant now) {
    return now.atZone(ZoneOffset.UTC).toLocalDate().atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  /** Who may have been added counts as added. */
  private long addedSince(Export export, Instant start) {
    long added = 0;
    for (long offset = 0; ; offset += A_PAGE) {
      List<ExportRun> page = runs.latest(export.key(), A_PAGE, offset);
      added +=
          page.stream()
              .filter(run -> run.endedAt().filter(end -> !end.isBefore(start)).isPresent())
              .filter(this::sentAnything)
              .mapToLong(run -> run.counts().added() + run.counts().unconfirmed())
              .sum();
      // One run of an export ends before the next begins.
      boolean more =
          page.size() == A_PAGE
              && page.getLast().endedAt().map(end -> !end.isBefore(start)).orElse(true);
      if (!more) {
        return added;
      }
    }
  }

  private boolean sentAnything(ExportRun run) {
    return runs.batches(run.id()).stream().anyMatch(batch -> batch.kind() == Batch.Kind.IMPORT);
  }

  /** Of those a plan adds, how many are no contacts of the account, by an export of all of it. */
  long newExactly(RunContext context, Query plan) {
    Query added = new Query.Filter(plan, is(PlanRow.INTENT, Outcome.ADDED));
    return engine.count(
        Settlement.without(added, reader.everybody(context.account(), context.scratch())));
  }

  /**
   * Of those a plan adds, how many are not known to be contacts of the account: at most so many are
   * new.
   */
  long newAtMost(RunContext context, Query plan, Query ledger) {
    Query added = new Query.Filter(plan, is(PlanRow.INTENT, Outcome.ADDED));
    Query unknown =
        Settlement.without(
            Settlement.without(added, contactIds.known(context)),
            new Query.Filter(ledger, ref(Ledger.CONFIRMED)));
    return engine.count(unknown);
  }
}
