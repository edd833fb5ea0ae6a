package dev.listkeeper.export.run;

import dev.listkeeper.query.Snapshot;

/**
 * What a run left behind: outcomes of all members but the unchanged, the new ledger, and the
 * numbers.
 */
public record Settled(Snapshot outcomes, Snapshot ledger, RunCounts counts) {
  /** The same with other numbers. */
  public Settled counting(RunCounts other) {
    return new Settled(outcomes, ledger, other);
  }
}
