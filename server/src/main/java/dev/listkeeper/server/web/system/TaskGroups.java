package dev.listkeeper.server.web.system;

import dev.listkeeper.refresh.Task;
import dev.listkeeper.server.web.view.PagerView;
import dev.listkeeper.server.web.view.Paging;
import dev.listkeeper.server.web.view.Words;
import dev.listkeeper.workspace.Status;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * Puts tasks into groups: what needs a look comes first, and of many the first few show, with a way
 * to the rest.
 *
 * @param page address of the page they are on
 * @param only the group that shows alone; empty for all groups
 */
record TaskGroups(String page, String only, int number, Words words) {
  private static final int FEW = 25;
  private static final int MANY = 100;
  private static final Set<Status> LOOK =
      Set.of(Status.FAILED, Status.SKIPPED, Status.NEEDS_APPROVAL, Status.COMPLETED_WITH_WARNINGS);

  /**
   * @param task which one an item is about
   * @param status how it stands
   */
  <T> List<TaskGroup> of(
      List<T> items,
      Function<T, Task> task,
      Function<T, Status> status,
      Function<T, TaskGroup.Line> line) {
    List<TaskGroup> groups = new ArrayList<>();
    for (TaskPlace place : TaskPlace.values()) {
      List<T> those =
          items.stream()
              .filter(item -> task.apply(item).kind() == place.kind())
              .sorted(
                  Comparator.comparingInt((T item) -> order(status.apply(item)))
                      .thenComparing(
                          item -> task.apply(item).displayName(), String.CASE_INSENSITIVE_ORDER))
              .toList();
      if (!those.isEmpty() && (only.isEmpty() || only.equals(place.word()))) {
        long look = those.stream().filter(item -> LOOK.contains(status.apply(item))).count();
        groups.add(group(place, those.stream().map(line).toList(), look));
      }
    }
    return groups;
  }

  private static int order(Status status) {
    return switch (status) {
      case FAILED -> 0;
      case NEEDS_APPROVAL -> 1;
      case REFRESHING -> 2;
      case SKIPPED, CANCELED -> 3;
      case COMPLETED_WITH_WARNINGS -> 4;
      case QUEUED, NOT_STARTED, SUCCESSFUL -> 5;
    };
  }

  private TaskGroup group(TaskPlace place, List<TaskGroup.Line> lines, long look) {
    String state = words.say("system.group.state", lines.size(), look);
    String name = words.say("system.group", place);
    if (only.isEmpty()) {
      TaskGroup.More more =
          lines.size() <= FEW
              ? null
              : new TaskGroup.More(
                  words.say("system.group.all", lines.size()), address(place.word(), 1));
      return new TaskGroup(name, state, lines.stream().limit(FEW).toList(), more, null);
    }
    Paging paging = Paging.of(number, MANY);
    return new TaskGroup(
        name,
        state,
        lines.stream().skip(paging.offset()).limit(paging.size()).toList(),
        new TaskGroup.More(words.say("system.group.others"), page),
        PagerView.of(paging, lines.size(), words, other -> address(place.word(), other)));
  }

  /** Of the page as it is. */
  String here() {
    return only.isEmpty() ? page : address(only, number);
  }

  private String address(String group, int other) {
    return page + "?group=" + group + "&page=" + other;
  }
}
