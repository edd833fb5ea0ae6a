package dev.listkeeper.export.plan;

import static dev.listkeeper.query.Expressions.as;
import static dev.listkeeper.query.Expressions.noText;
import static dev.listkeeper.query.Expressions.plus;
import static dev.listkeeper.query.Schema.column;

import dev.listkeeper.profile.Customers;
import dev.listkeeper.query.Literal;
import dev.listkeeper.query.Query;
import dev.listkeeper.query.Schema;
import dev.listkeeper.query.Snapshot;
import dev.listkeeper.query.Type;
import java.util.List;
import java.util.Optional;

/**
 * What one export knows about its list: a row for each address it has dealt with. An address that
 * leaves the list on its own stays in the ledger; that it is missing from the list is how a leaver
 * is recognised.
 */
public final class Ledger {
  public static final String ADDRESS = "address";

  /** Of the values last sent; absent when it is not certain that they arrived. */
  public static final String FINGERPRINT = "fingerprint";

  /**
   * Whether the export put the address on the list; it was there before otherwise. Absent while it
   * has not come there.
   */
  public static final String OURS = "ours";

  /** Whether it was seen on the list, or its import was confirmed. */
  public static final String CONFIRMED = "confirmed";

  /** Whether it was found missing from the list although nobody of us removed it. */
  public static final String LEFT = "left_list";

  /** In how many runs in a row its values could not be brought there. */
  public static final String FAILURES = "failures";

  /** Fingerprint of those values; absent without failures. */
  public static final String FAILED = "failed";

  public static final Schema SCHEMA =
      Schema.of(
          column(ADDRESS, Type.TEXT),
          column(Customers.CUSTOMER_ID, Type.TEXT),
          column(FINGERPRINT, Type.TEXT),
          column(OURS, Type.BOOLEAN),
          column(CONFIRMED, Type.BOOLEAN),
          column(LEFT, Type.BOOLEAN),
          column(FAILURES, Type.INTEGER),
          column(FAILED, Type.TEXT));

  static final Literal NO_FAILURES = Literal.of(0);

  private Ledger() {}

  /** The rows; none for an export that has not run on its list. */
  public static Query of(Optional<Snapshot> ledger) {
    return ledger.map(Ledger::of).orElseGet(() -> new Query.Rows(SCHEMA, List.of()));
  }

  /** A ledger written before it had its newest columns gets them. */
  private static Query of(Snapshot ledger) {
    Query rows = new Query.Scan(ledger);
    if (!rows.schema().names().contains(LEFT)) {
      rows = plus(rows, as(LEFT, Literal.of(false)));
    }
    if (!rows.schema().names().contains(FAILURES)) {
      rows = plus(rows, as(FAILURES, NO_FAILURES));
    }
    return rows.schema().names().contains(FAILED) ? rows : plus(rows, as(FAILED, noText()));
  }
}
