package dev.listkeeper.simulation;

/** Something that must always hold did not. */
public final class Violation extends Error {
  private static final long serialVersionUID = 1;

  private final String invariant;

  /**
   * Says which one.
   *
   * @param invariant its name
   * @param what happened, in a sentence
   */
  public Violation(String invariant, String what) {
    super(invariant + ": " + what);
    this.invariant = invariant;
  }

  /** The name of the invariant. */
  public String invariant() {
    return invariant;
  }
}
