package dev.listkeeper.export.constantcontact;

import dev.listkeeper.export.plan.Noticed;
import dev.listkeeper.query.Query;
import java.time.Instant;

/**
 * What a pull showed.
 *
 * @param suppressed see {@link dev.listkeeper.export.plan.Suppressed#SCHEMA}
 * @param listed see {@link dev.listkeeper.export.plan.Suppressed#LISTED}
 * @param at when the list was read
 * @param missing see {@link Noticed#missing}
 * @param leavers those of them who were found missing twice, and were not known to have left
 */
record Pulled(Query suppressed, Query listed, Instant at, Query missing, Query leavers) {

  /** See {@link Noticed#SCHEMA}. */
  Query noticed(Query ledger) {
    return Noticed.of(ledger, listed, missing, leavers);
  }
}
