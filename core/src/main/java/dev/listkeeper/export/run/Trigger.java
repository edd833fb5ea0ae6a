package dev.listkeeper.export.run;

/** What started a run. */
public enum Trigger {
  SYSTEM_REFRESH,
  OWN_SCHEDULE,
  ON_DEMAND
}
