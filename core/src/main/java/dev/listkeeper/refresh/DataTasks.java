package dev.listkeeper.refresh;

/** Does the tasks of a refresh that change data of ours: all but the exports. */
public interface DataTasks {
  /**
   * Does one to its end.
   *
   * @throws dev.listkeeper.problem.Problem if it can't be done; what was there before stays in use
   */
  Outcome perform(RefreshRun refresh, Task task);

  /** Clears away what nobody reads any more, once all of a refresh is done. */
  void keepTheLatest();

  /**
   * What came of a task that did not fail.
   *
   * @param clean whether there is nothing to warn of
   * @param note what there is now, such as how many rows
   */
  record Outcome(boolean clean, String note) {}
}
