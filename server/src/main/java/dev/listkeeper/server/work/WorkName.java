package dev.listkeeper.server.work;

import com.github.kagkarlsson.scheduler.task.TaskInstance;
import dev.listkeeper.export.run.ExportRun;
import dev.listkeeper.refresh.RefreshRun;
import dev.listkeeper.workspace.Key;

/**
 * How a piece of work is called in the scheduler.
 *
 * @param task which kind
 * @param id which one of that kind
 */
record WorkName(String task, String id) {
  static final String REFRESH = "refresh";
  static final String RUN = "run";

  static WorkName of(RefreshRun refresh) {
    return new WorkName(REFRESH, Long.toString(refresh.id()));
  }

  static WorkName of(ExportRun run) {
    return new WorkName(RUN, run.export() + "/" + run.number());
  }

  static long refresh(String id) {
    return Long.parseLong(id);
  }

  static Key export(String id) {
    return new Key(id.substring(0, id.indexOf('/')));
  }

  static int number(String id) {
    return Integer.parseInt(id.substring(id.indexOf('/') + 1));
  }

  TaskInstance<Void> instance() {
    return new TaskInstance<>(task, id);
  }
}
