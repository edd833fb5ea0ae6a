package dev.listkeeper.segment;

import dev.listkeeper.workspace.Key;
import java.util.List;

/**
 * One rule: the customers who have a row along the path for which the condition holds.
 *
 * @param combine with the result of the rules before; the first rule's is {@link Combine#UNION}
 * @param path relationships from the customer outwards. A row along it is a customer together with
 *     one related row of each table on the way, so a customer without related rows has none; with
 *     an empty path each customer is one row
 */
public record Rule(Combine combine, List<Key> path, Condition condition) {
  public Rule {
    path = List.copyOf(path);
  }

  /** How a rule's customers change the result so far. */
  public enum Combine {
    /** Adds them. */
    UNION,
    /** Keeps only them. */
    INTERSECT,
    /** Takes them away. */
    EXCEPT;

    String jsonName() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }
}
