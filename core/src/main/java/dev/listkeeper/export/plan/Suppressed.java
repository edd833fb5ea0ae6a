package dev.listkeeper.export.plan;

import static dev.listkeeper.query.Expressions.is;
import static dev.listkeeper.query.Expressions.present;
import static dev.listkeeper.query.Expressions.ref;
import static dev.listkeeper.query.Schema.column;

import dev.listkeeper.export.HoldBack;
import dev.listkeeper.query.Query;
import dev.listkeeper.query.Schema;
import dev.listkeeper.query.Type;
import java.util.List;

/** People of an account who must not be put on a list; and the addresses on a list, as read. */
public final class Suppressed {
  public static final String ADDRESS = "address";

  /**
   * The name of {@link dev.listkeeper.export.HoldBack#UNSUBSCRIBED} or {@link
   * dev.listkeeper.export.HoldBack#DELETED}.
   */
  public static final String STATE = "state";

  public static final Schema SCHEMA =
      Schema.of(column(ADDRESS, Type.TEXT), column(STATE, Type.TEXT));

  /** Columns of a list as read: the addresses. */
  public static final Schema LISTED = Schema.of(column(ADDRESS, Type.TEXT));

  public static final String CONTACT_ID = "contact_id";

  /** ISO 8601: when the reading began that brought the rows up to date. */
  public static final String AS_OF = "as_of";

  /** ISO 8601: when the last reading of everybody began. */
  public static final String WHOLE_AT = "whole_at";

  /** As kept of an account: a row a contact, so that its count can be compared. */
  public static final Schema KEPT =
      Schema.of(
          column(CONTACT_ID, Type.TEXT),
          column(ADDRESS, Type.TEXT),
          column(STATE, Type.TEXT),
          column(AS_OF, Type.TEXT),
          column(WHOLE_AT, Type.TEXT));

  private Suppressed() {}

  /**
   * One row an address: being unsubscribed weighs more than being deleted, and its name sorts
   * after.
   *
   * @param kept see {@link #KEPT}
   */
  public static Query byAddress(Query kept) {
    return new Query.Aggregate(
        new Query.Filter(kept, present(ref(ADDRESS))),
        List.of(ADDRESS),
        List.of(Query.Total.of(STATE, Query.Function.MAX, ref(STATE))));
  }

  /** Those who must not travel: all of them, or not the deleted ones if they may be revived. */
  public static Query blocking(Query suppressed, boolean reviveDeleted) {
    return reviveDeleted
        ? new Query.Filter(suppressed, is(STATE, HoldBack.UNSUBSCRIBED))
        : suppressed;
  }
}
