package dev.listkeeper.refresh;

import dev.listkeeper.export.run.ExportRun;
import dev.listkeeper.workspace.Key;
import java.util.Optional;
import java.util.function.Consumer;

/** Runs of exports, as a refresh sees them: started here, done elsewhere at their own pace. */
public interface ExportTasks {
  /**
   * Queues a run, or takes the one that waits already.
   *
   * @param record notes the run in the refresh: done together with the queueing, or neither is
   */
  void queue(Key export, RefreshRun refresh, Consumer<ExportRun> record);

  Optional<ExportRun> find(Key export, int number);

  /** Asks a run to end early. */
  void cancel(ExportRun run, String by);
}
