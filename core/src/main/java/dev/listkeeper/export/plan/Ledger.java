package dev.listkeeper.export.plan;

import static dev.listkeeper.query.Schema.column;

import dev.listkeeper.profile.Customers;
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

  /** Whether the export put the address on the list; it was there before otherwise. */
  public static final String OURS = "ours";

  /** Whether it was seen on the list, or its import was confirmed. */
  public static final String CONFIRMED = "confirmed";

  public static final Schema SCHEMA =
      Schema.of(
          column(ADDRESS, Type.TEXT),
          column(Customers.CUSTOMER_ID, Type.TEXT),
          column(FINGERPRINT, Type.TEXT),
          column(OURS, Type.BOOLEAN),
          column(CONFIRMED, Type.BOOLEAN));

  private Ledger() {}

  /** The rows; none for an export that has not run on its list. */
  public static Query of(Optional<Snapshot> ledger) {
    return ledger.<Query>map(Query.Scan::new).orElseGet(() -> new Query.Rows(SCHEMA, List.of()));
  }
}
