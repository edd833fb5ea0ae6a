package dev.listkeeper.export.run;

/** How much of its members a run sends. */
public enum Extent {
  /** New and changed people. */
  CHANGES,
  /** Everybody who may travel, also the unchanged: "Run in full". */
  EVERYBODY,
  /** Nobody: it ends with the plan. */
  PLAN_ONLY,
  /**
   * Nobody, and people of ours are taken off the list, as if the segments were empty: before the
   * export gets another list or none. Whoever asks for it has approved it.
   */
  NOBODY_STAYS
}
