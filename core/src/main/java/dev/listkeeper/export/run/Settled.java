package dev.listkeeper.export.run;

import dev.listkeeper.query.Snapshot;

/**
 * What a run left behind: outcomes of all members but the unchanged, the new ledger, and the
 * numbers.
 */
public record Settled(Snapshot outcomes, Snapshot ledger, RunCounts counts) {
  public Settled counted(RunCounts other) {
    return new Settled(outcomes, ledger, other);
  }
}
