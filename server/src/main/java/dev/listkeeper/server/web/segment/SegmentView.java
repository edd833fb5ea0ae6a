package dev.listkeeper.server.web.segment;

import dev.listkeeper.server.web.view.PagerView;
import dev.listkeeper.server.web.view.StatusView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One segment with a page of its members.
 *
 * @param rules a sentence each
 * @param members null before the first refresh
 */
public record SegmentView(
    String name,
    String address,
    String description,
    String state,
    StatusView status,
    String note,
    boolean refreshing,
    boolean mayRefresh,
    List<String> rules,
    @Nullable Members members) {

  /**
   * Members, as far as they hold the searched text.
   *
   * @param columns names of the shown attributes
   */
  public record Members(
      String search, List<String> columns, List<List<String>> rows, PagerView pager) {}
}
