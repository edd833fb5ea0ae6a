package dev.listkeeper.export.plan;

import dev.listkeeper.export.ListId;
import dev.listkeeper.workspace.Key;
import java.util.Set;

/**
 * What people allow the next run of an export on its list, once: to add somebody who had left it,
 * or to take those over who were on it before. Thread-safe; durable when a method returns.
 *
 * <p>A run claims what is open when it plans, and uses it up when it begins to act on its plan, so
 * that a crash gives nobody a second chance; a run that ends before leaves it to the next one.
 */
public interface Permits {

  /** Some of them. */
  record Open(Set<String> lifted, boolean adopts) {
    public static final Open NONE = new Open(Set.of(), false);

    public Open {
      lifted = Set.copyOf(lifted);
    }
  }

  /**
   * Allows to add a customer once who had left the list.
   *
   * @param by who allows it
   */
  void lift(Key export, ListId list, String customerId, String by);

  /** Allows to take over as ours who is on the list and would be sent. */
  void adopt(Key export, ListId list, String by);

  /** All that is open for an export on a list, also what a run has claimed and not used. */
  Open open(Key export, ListId list);

  /** Makes what is open for an export on a list a run's, and gives all that is the run's. */
  Open claim(Key export, ListId list, long run);

  /** What a run claimed. */
  Open claimed(long run);

  /**
   * Uses up what a run claimed: taking over, and adding these customers. What it claimed for others
   * stays open.
   */
  void use(long run, Set<String> lifted);
}
