package dev.listkeeper.server.work;

import dev.listkeeper.server.security.CurrentUser;
import dev.listkeeper.workspace.Key;

/**
 * Starts work that goes on after the answer. Pages check who may ask; refusals for other reasons
 * are {@link dev.listkeeper.problem.Problem}s.
 */
public interface Work {
  /** Refreshes everything. Answers with the refresh's id, the running one's if there is one. */
  long startRefresh(CurrentUser by);

  /** Reads one data source anew. Answers with the refresh's id. */
  long startSourceRefresh(Key source, CurrentUser by);

  /** Takes up what was cut off: by a pause, or by the end of an earlier process. */
  void takeUp();

  /** Runs an export. Answers with the run's number, the waiting one's if there is one. */
  int startRun(Key export, CurrentUser by);
}
