package dev.listkeeper.export.constantcontact;

import static dev.listkeeper.query.Expressions.select;

import dev.listkeeper.export.plan.Ledger;
import dev.listkeeper.export.plan.Noticed;
import dev.listkeeper.export.plan.Settlement;
import dev.listkeeper.export.run.ExportRun;
import dev.listkeeper.query.Query;
import dev.listkeeper.query.QueryEngine;
import dev.listkeeper.snapshot.Version;
import java.time.Duration;
import java.util.List;

/**
 * Reads who must not be put on a list and who is on it. Somebody who seems to have left the list
 * has only left when missing from two readings of it: a file that lags makes nobody a leaver.
 */
final class Pull {
  /** Between the two readings. */
  static final Duration PAUSE = Duration.ofSeconds(5);

  private final QueryEngine engine;
  private final RunData data;
  private final ListReader reader;
  private final SuppressedReader suppressed;
  private final Waiting waiting;

  Pull(
      QueryEngine engine,
      RunData data,
      ListReader reader,
      SuppressedReader suppressed,
      Waiting waiting) {
    this.engine = engine;
    this.data = data;
    this.reader = reader;
    this.suppressed = suppressed;
    this.waiting = waiting;
  }

  /** Before anything is planned. */
  Pulled first(ExportRun run, RunContext context, Query ledger) {
    Query blocked = suppressed.read(context);
    Version list = list(run, context);
    Query missing = missing(context, ledger, list, blocked);
    Query leavers = Noticed.leavers(missing);
    if (engine.count(leavers) == 0) {
      return pulled(blocked, list, missing, leavers);
    }
    waiting.pause(PAUSE);
    Version again = list(run, context);
    Query still = missing(context, ledger, again, blocked);
    return pulled(blocked, again, still, twice(still, leavers));
  }

  /** After a pause: the reading before it counts as the first one. */
  Pulled again(ExportRun run, RunContext context, Query ledger) {
    Query blocked = suppressed.read(context);
    Query before =
        missing(context, Noticed.missing(ledger, data.listed(context.export()), blocked));
    Version list = list(run, context);
    Query still = missing(context, ledger, list, blocked);
    // Whom this run takes off the list has not left it.
    Query removed = new Query.Scan(data.removals(run));
    Query leavers = Settlement.without(twice(still, Noticed.leavers(before)), removed);
    return pulled(blocked, list, still, leavers);
  }

  private static Pulled pulled(Query suppressed, Version list, Query missing, Query leavers) {
    return new Pulled(
        suppressed, new Query.Scan(list.snapshot()), list.committedAt(), missing, leavers);
  }

  private Version list(ExportRun run, RunContext context) {
    return data.replace(
        run.listed(context.export()),
        reader.addresses(context.account(), context.list(), context.scratch()),
        "as read by run " + run.number());
  }

  private Query missing(RunContext context, Query ledger, Version list, Query blocked) {
    return missing(context, Noticed.missing(ledger, new Query.Scan(list.snapshot()), blocked));
  }

  /** Stored, since it is few people looked for among many, and asked for several times. */
  private Query missing(RunContext context, Query rows) {
    return new Query.Scan(engine.store(rows, context.folder("missing").resolve("rows")));
  }

  private static Query twice(Query missing, Query before) {
    return new Query.Join(
        Query.JoinKind.SEMI,
        Noticed.leavers(missing),
        select(before, Ledger.ADDRESS),
        List.of(new Query.Key(Ledger.ADDRESS, Ledger.ADDRESS)));
  }
}
