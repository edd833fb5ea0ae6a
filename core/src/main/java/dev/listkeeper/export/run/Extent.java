package dev.listkeeper.export.run;

/** How much of its members a run sends. */
public enum Extent {
  /** New and changed people. */
  CHANGES,
  /** Everybody who may travel, also the unchanged: "Run in full". */
  EVERYBODY,
  /** Nobody: it ends with the plan. */
  PLAN_ONLY,
  /** The same, with the exact number of new contacts, for the price of an export of the account. */
  PLAN_EXACT,
  /**
   * Nobody, and people of ours are taken off the list, as if the segments were empty: before the
   * export gets another list or none. Whoever asks for it has approved it.
   */
  NOBODY_STAYS;

  /**
   * What the one run that waits is to do when it is asked for this too: everybody includes the
   * changed, and taking everybody off is not lost by asking for a run. A plan is never made in
   * place of a run, nor a run in place of a plan.
   */
  public Extent with(Extent other) {
    if (sends() != other.sends()) {
      throw new IllegalArgumentException(this + " and " + other + " wait apart.");
    }
    if (this == NOBODY_STAYS || other == NOBODY_STAYS) {
      return NOBODY_STAYS;
    }
    return this == EVERYBODY || this == PLAN_EXACT ? this : other;
  }

  public boolean sends() {
    return switch (this) {
      case CHANGES, EVERYBODY, NOBODY_STAYS -> true;
      case PLAN_ONLY, PLAN_EXACT -> false;
    };
  }
}
