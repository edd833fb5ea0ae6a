package dev.listkeeper.export;

/**
 * What became of a person in a run. Every member has exactly one of the first six; the first three
 * are also what a plan intends.
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
  REJECTED,
  /** Taken off the list; counted beside the members. */
  REMOVED,
  /** Was to be taken off the list and is still on it, or may be; counted beside the members. */
  NOT_REMOVED
}
