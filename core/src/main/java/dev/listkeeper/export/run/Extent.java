package dev.listkeeper.export.run;

/** How much of its members a run sends. */
public enum Extent {
  /** New and changed people. */
  CHANGES,
  /** Everybody who may travel, also the unchanged: "Run in full". */
  EVERYBODY,
  /** Nobody: it ends with the plan. */
  PLAN_ONLY
}
