package dev.listkeeper.server.web.segment;

import dev.listkeeper.server.web.view.HeadsView;
import dev.listkeeper.server.web.view.MomentView;
import dev.listkeeper.server.web.view.PagerView;
import dev.listkeeper.server.web.view.StatusView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of the list of segments.
 *
 * @param any whether there is a segment at all, whatever is searched for
 * @param mayRefresh whether the reader may evaluate them anew
 * @param refreshing whether some of those shown are under way, so that the page looks again
 */
public record SegmentsView(
    String state,
    boolean any,
    boolean mayRefresh,
    boolean refreshing,
    String here,
    String search,
    HeadsView heads,
    List<Line> segments,
    PagerView pager) {

  /**
   * One segment.
   *
   * @param members empty before the first refresh
   * @param note why the last refresh failed or skipped it, else empty
   * @param exports how many exports it feeds
   */
  public record Line(
      String name,
      String address,
      String members,
      @Nullable MomentView refreshed,
      StatusView status,
      String note,
      String exports) {}
}
