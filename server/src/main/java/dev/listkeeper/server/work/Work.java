package dev.listkeeper.server.work;

import dev.listkeeper.export.Export;
import dev.listkeeper.export.run.Extent;
import dev.listkeeper.refresh.Task;
import dev.listkeeper.server.security.CurrentUser;
import dev.listkeeper.server.store.StoredLeavings;
import dev.listkeeper.workspace.Key;
import java.util.List;
import java.util.function.Predicate;

/**
 * Starts work that goes on after the answer, and asks it to end early. Pages check who may ask;
 * refusals for other reasons are {@link dev.listkeeper.problem.Problem}s.
 */
public interface Work {
  /** Refreshes everything. Answers with the refresh's id, the open one's if there is one. */
  long startRefresh(CurrentUser by);

  /** Reads one data source anew. Answers with the refresh's id, the open one's if there is one. */
  long startSourceRefresh(Key source, CurrentUser by);

  /**
   * Evaluates one segment anew, over the profiles as they are. Answers with the refresh's id, the
   * open one's if there is one.
   */
  long startSegmentRefresh(Key segment, CurrentUser by);

  /** The same of all segments. */
  long startSegmentsRefresh(CurrentUser by);

  /**
   * Runs an export, or plans a run. Answers with the run's number; of the waiting one if there is
   * one, which then does at least what is asked.
   */
  int startRun(Key export, Extent extent, CurrentUser by);

  /**
   * Takes an export's people off its list, and then detaches or removes the export; if some can't
   * be taken off, it stays as it is. Answers with the number of the run that does it.
   */
  int leaveList(Key export, StoredLeavings.Step step, CurrentUser by);

  /** Lets a run that waits for approval go on; its plan may only shrink from then on. */
  void approveRun(Key export, int number, CurrentUser by);

  /** Ends a run that waits for approval; nothing of it is sent. */
  void refuseRun(Key export, int number, CurrentUser by);

  /**
   * Runs the exports that run by themselves, and says which it left out.
   *
   * @param may whether the person may run an export
   */
  All startAll(CurrentUser by, Predicate<Export> may);

  /** What was started, and what not. */
  record All(List<Started> started, List<LeftOut> leftOut) {}

  /** A run that was started, or waited already. */
  record Started(Key export, int number) {}

  /**
   * An export that was not run.
   *
   * @param reason the cause in a sentence
   */
  record LeftOut(Key export, String displayName, Cause cause, String reason) {
    LeftOut(Export export, Cause cause) {
      this(export.key(), export.displayName(), cause, cause.sentence);
    }
  }

  /** Why an export is left out when all are run. */
  enum Cause {
    NOT_ALLOWED("You may not run it: its connection is not shared with you."),
    SCHEDULE_OFF("Its schedule is off."),
    NO_CONNECTION("It has no connection."),
    NO_LIST("It has no list.");

    private final String sentence;

    Cause(String sentence) {
      this.sentence = sentence;
    }
  }

  /**
   * Asks a refresh to end early: what is under way is finished, nothing more is begun, and its runs
   * end at their next batch.
   */
  void cancelRefresh(long id, CurrentUser by);

  /** Asks that one task of a refresh be left out, or its run ended. */
  void cancelTask(long refresh, Task.Kind kind, Key key, CurrentUser by);

  /**
   * Asks a run to end at its next batch; what was sent is awaited and stays. One that waits for
   * approval is refused by it.
   */
  void cancelRun(Key export, int number, CurrentUser by);
}
