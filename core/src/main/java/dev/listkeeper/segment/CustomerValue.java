package dev.listkeeper.segment;

import dev.listkeeper.query.Expression;
import dev.listkeeper.query.Query;
import dev.listkeeper.workspace.Key;
import java.util.List;

/**
 * What a condition about the customer as a whole needs, however it is used.
 *
 * @param customerColumn column of the profile that finds the customer's group
 * @param groups a row for each customer or group that has related rows: the columns {@code key} and
 *     those that {@code holds} names; a key may repeat only if there is no other column
 * @param key the column of groups that equals the customer's
 * @param deciding groups that decide: those for which the condition holds, or does not
 * @param member whether customers among the deciding groups are meant, or those who are not
 * @param holds the condition as a predicate over the groups' columns, where a customer without a
 *     group has absent values
 */
record CustomerValue(
    String customerColumn,
    Query groups,
    String key,
    Query deciding,
    boolean member,
    Expression holds) {

  /** Rows of the profile for which the condition holds. */
  Query among(Query profile) {
    return new Query.Join(
        member ? Query.JoinKind.SEMI : Query.JoinKind.ANTI, profile, deciding, keys());
  }

  /** The profile with the columns {@link #holds} needs, for use in a larger condition. */
  Query beside(Query profile) {
    return new Query.Join(Query.JoinKind.LEFT, profile, groups, keys());
  }

  private List<Query.Key> keys() {
    return List.of(new Query.Key(PathTables.name(List.<Key>of(), customerColumn), key));
  }
}
