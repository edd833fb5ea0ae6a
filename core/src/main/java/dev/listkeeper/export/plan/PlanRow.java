package dev.listkeeper.export.plan;

import static dev.listkeeper.query.Schema.column;

import dev.listkeeper.profile.Customers;
import dev.listkeeper.query.Schema;
import dev.listkeeper.query.Type;

/** The columns of a plan, a row a member. */
public final class PlanRow {
  public static final String CUSTOMER_ID = Customers.CUSTOMER_ID;

  /** The address as it stands in the data; absent when there is none. */
  public static final String GIVEN = "given";

  /** The address as it would be sent; absent when it can't be. */
  public static final String ADDRESS = "address";

  public static final String FIRST_NAME = "first_name";
  public static final String LAST_NAME = "last_name";

  /** Whether a name is cut off. */
  public static final String SHORTENED = "shortened";

  /** Name of an {@link dev.listkeeper.export.Outcome}: ADDED, UPDATED, UNCHANGED or HELD_BACK. */
  public static final String INTENT = "intent";

  /** Name of a {@link dev.listkeeper.export.HoldBack}; absent for those who are not held back. */
  public static final String REASON = "reason";

  /** The CustomerId that travels instead, for a duplicate address. */
  public static final String WINNER = "winner";

  public static final String FINGERPRINT = "fingerprint";

  /** Whether the address is, or becomes, one this export put on the list. */
  public static final String OURS = "ours";

  /** In which of {@link Turns} it travels, if it does; as a number. */
  public static final String TURN = "turn";

  /** From 1, in order of turn and address, among those who travel; absent for the others. */
  public static final String POSITION = "position";

  public static final Schema SCHEMA =
      Schema.of(
          column(CUSTOMER_ID, Type.TEXT),
          column(GIVEN, Type.TEXT),
          column(ADDRESS, Type.TEXT),
          column(FIRST_NAME, Type.TEXT),
          column(LAST_NAME, Type.TEXT),
          column(SHORTENED, Type.BOOLEAN),
          column(INTENT, Type.TEXT),
          column(REASON, Type.TEXT),
          column(WINNER, Type.TEXT),
          column(FINGERPRINT, Type.TEXT),
          column(OURS, Type.BOOLEAN),
          column(TURN, Type.INTEGER),
          column(POSITION, Type.INTEGER));

  private PlanRow() {}
}
