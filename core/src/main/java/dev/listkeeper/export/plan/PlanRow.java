package dev.listkeeper.export.plan;

import dev.listkeeper.export.Target;
import dev.listkeeper.profile.Customers;
import dev.listkeeper.query.Schema;
import java.util.List;

/** The columns of a plan, a row a member; beside these it has one for each field that is filled. */
public final class PlanRow {
  public static final String CUSTOMER_ID = Customers.CUSTOMER_ID;

  /** The address as it stands in the data; absent when there is none. */
  public static final String GIVEN = "given";

  /** The address as it would be sent; absent when it can't be. */
  public static final String ADDRESS = "address";

  /** Whether a value is cut off. */
  public static final String SHORTENED = "shortened";

  /** Whether a value is not sent because it does not fit its field. */
  public static final String LEFT_OUT = "left_out";

  /** Name of an {@link dev.listkeeper.export.Outcome}: ADDED, UPDATED, UNCHANGED or HELD_BACK. */
  public static final String INTENT = "intent";

  /** Name of a {@link dev.listkeeper.export.HoldBack}; absent for those who are not held back. */
  public static final String REASON = "reason";

  /** The CustomerId that travels instead, for a duplicate address. */
  public static final String WINNER = "winner";

  /** Of the values that would be sent and the fields they go to. */
  public static final String FINGERPRINT = "fingerprint";

  /** Whether the address is, or becomes, one this export put on the list. */
  public static final String OURS = "ours";

  /** In which of {@link Turns} it travels, if it does; as a number. */
  public static final String TURN = "turn";

  /** From 1, in order of turn and CustomerId, among those who travel; absent for the others. */
  public static final String POSITION = "position";

  private static final String VALUE = "to:";

  private PlanRow() {}

  /** The column of a value that would be sent; absent when it is empty or does not fit. */
  public static String value(Target target) {
    return VALUE + target.key();
  }

  /** The fields that a plan has values for. */
  public static List<Target> targets(Schema plan) {
    return plan.names().stream()
        .filter(name -> name.startsWith(VALUE))
        .map(name -> Target.of(name.substring(VALUE.length())))
        .toList();
  }
}
