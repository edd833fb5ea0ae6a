package dev.listkeeper.export.run;

import java.util.Map;
import java.util.Set;

/**
 * Where a run is. Every state can be entered again after a crash: its step finds what was done and
 * goes on.
 */
public enum RunState {
  QUEUED,
  /** Checking the connection, the list, the segments and the mapping. */
  PREFLIGHT,
  /** Reading the account's opt-outs and the list. */
  PULLING,
  /** Everything is decided, nothing sent. */
  PLANNED,
  /** A brake stopped it: a person decides. It holds no list. */
  NEEDS_APPROVAL,
  IMPORTING,
  /** Taking people of ours off the list, after the imports. */
  REMOVING,
  /** Reading the list back and comparing. */
  VERIFYING,
  DONE;

  private static final Map<RunState, Set<RunState>> MOVES =
      Map.of(
          QUEUED, Set.of(PREFLIGHT, DONE),
          PREFLIGHT, Set.of(PULLING, DONE),
          PULLING, Set.of(PLANNED, DONE),
          PLANNED, Set.of(PULLING, NEEDS_APPROVAL, IMPORTING, REMOVING, DONE),
          NEEDS_APPROVAL, Set.of(PLANNED, DONE),
          IMPORTING, Set.of(REMOVING, VERIFYING, DONE),
          REMOVING, Set.of(VERIFYING, DONE),
          VERIFYING, Set.of(DONE),
          DONE, Set.of());

  /** The one table of moves. */
  public boolean leadsTo(RunState next) {
    return MOVES.getOrDefault(this, Set.of()).contains(next);
  }
}
