package dev.listkeeper.simulation.invariant;

import dev.listkeeper.simulation.Invariant;
import java.util.List;

/** All of them. */
public final class Invariants {
  private Invariants() {}

  /** Fresh ones for one history: some remember what they saw. */
  public static List<Invariant> all() {
    return List.of(
        new OutcomesAddUp(),
        new NoErrorOfOurs(),
        new NobodyGoneIsSent(),
        new OptOutsFollow(),
        new ListIsThePlan(),
        new OthersAreUntouched(),
        new OnlyOursAreRemoved(),
        new NothingIsSentTwice(),
        new OneRunAList(),
        new BatchesAreWrittenDown(),
        new LedgerAgrees(),
        new DueIsStartedOnce());
  }
}
