package dev.listkeeper.export.plan;

import static dev.listkeeper.query.Schema.column;

import dev.listkeeper.query.Schema;
import dev.listkeeper.query.Type;

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

  private Suppressed() {}
}
