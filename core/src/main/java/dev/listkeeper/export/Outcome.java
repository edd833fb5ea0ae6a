package dev.listkeeper.export;

/**
 * What became of a member in a run: every member has exactly one. The first three are also what a
 * plan intends.
 */
public enum Outcome {
  ADDED,
  UPDATED,
  UNCHANGED,
  /** Sent, but the service's counters leave open whether it arrived; it travels again. */
  UNCONFIRMED,
  /** Did not travel, for a {@link HoldBack} reason. */
  HELD_BACK,
  /** Sent, and not taken by Constant Contact. */
  REJECTED
}
