package dev.listkeeper.server.web.segment;

import dev.listkeeper.refresh.RefreshRun;
import dev.listkeeper.refresh.Refreshes;
import dev.listkeeper.refresh.Task;
import dev.listkeeper.workspace.Key;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How the last refresh of each segment went. */
final class LastTasks {
  /** Most often the last refreshes were of everything; a refresh of everything is long to read. */
  private static final List<Integer> LOOKS = List.of(2, 20);

  private final Refreshes refreshes;

  LastTasks(Refreshes refreshes) {
    this.refreshes = refreshes;
  }

  /** The last task of each of these segments, of those that were in one of the last refreshes. */
  Map<Key, Task> of(Collection<Key> segments) {
    Map<Key, Task> found = new HashMap<>();
    for (int look : LOOKS) {
      refreshes.latest(look).stream()
          .map(RefreshRun::tasks)
          .flatMap(List::stream)
          .filter(task -> task.kind() == Task.Kind.SEGMENT)
          .forEach(task -> found.putIfAbsent(task.key(), task));
      if (found.keySet().containsAll(segments)) {
        break;
      }
    }
    return found;
  }
}
