package dev.listkeeper.export.constantcontact;

import static dev.listkeeper.query.Expressions.is;

import dev.listkeeper.export.Outcome;
import dev.listkeeper.export.plan.PlanRow;
import dev.listkeeper.export.plan.Removals;
import dev.listkeeper.export.plan.Turns;
import dev.listkeeper.export.run.ExportRun;
import dev.listkeeper.export.run.Forecast;
import dev.listkeeper.query.Query;
import dev.listkeeper.query.QueryEngine;
import dev.listkeeper.query.Snapshot;

/** Says, before anything is sent, how many calls a plan takes. */
final class Forecasting {
  /** Of a service that is not slow, until it is done with what it has. */
  private static final long LOOKS = 3;

  /** Starting the export of the list, fetching its file, asking for the list's count. */
  private static final long READING = 3;

  private final QueryEngine engine;
  private final Importing importing;
  private final ContactIds contactIds;

  Forecasting(QueryEngine engine, Importing importing, ContactIds contactIds) {
    this.engine = engine;
    this.importing = importing;
    this.contactIds = contactIds;
  }

  /**
   * The calls of what is still to be done.
   *
   * @param turns in which the plan is sent
   * @param listed the list as it was read
   */
  Forecast of(
      RunContext context,
      ExportRun run,
      Snapshot plan,
      Turns turns,
      Snapshot removals,
      Query listed) {
    long files = importing.files(context, run, plan, turns);
    long lookups =
        removals.rows() == 0
            ? 0
            : ContactIds.calls(
                engine.count(Removals.unknown(new Query.Scan(removals), contactIds.known(context))),
                engine.count(listed),
                added(plan));
    long removing = (removals.rows() + Removing.A_BATCH - 1) / Removing.A_BATCH;
    boolean writes = files + removing > 0;
    return new Forecast(
        files,
        lookups,
        removing,
        writes ? READING : 0,
        looks(files, Importing.IN_FLIGHT)
            + looks(removing, Removing.IN_FLIGHT)
            + (writes ? LOOKS : 0),
        context.account().budget().remaining());
  }

  private long added(Snapshot plan) {
    return engine.count(new Query.Filter(new Query.Scan(plan), is(PlanRow.INTENT, Outcome.ADDED)));
  }

  /** Before each batch for which there is no place yet, and at the end. */
  private static long looks(long batches, int inFlight) {
    return batches == 0 ? 0 : (Math.max(0, batches - inFlight) + 1) * LOOKS;
  }
}
