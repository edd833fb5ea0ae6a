package dev.listkeeper.server.web.system;

import dev.listkeeper.server.web.view.MomentView;
import dev.listkeeper.server.web.view.PagerView;
import dev.listkeeper.server.web.view.StatusView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tasks of one kind.
 *
 * @param state how many there are, and how many of them need a look
 * @param more way to the rest; null when all are here
 * @param pager when the group is shown alone; null otherwise
 */
record TaskGroup(
    String name, String state, List<Line> lines, @Nullable More more, @Nullable PagerView pager) {

  /** A way to the tasks that are not shown. */
  record More(String name, String address) {}

  /**
   * One task.
   *
   * @param address of its history
   * @param note what came of it, or why not
   * @param at when it last ended; null for never
   * @param started what started it, in words
   * @param detail page that tells all about this one time; null when there is none
   * @param cancel where it can be asked to end; null when it can't
   */
  record Line(
      String name,
      String address,
      StatusView status,
      String note,
      @Nullable MomentView at,
      String took,
      String started,
      @Nullable String detail,
      @Nullable String cancel) {}
}
