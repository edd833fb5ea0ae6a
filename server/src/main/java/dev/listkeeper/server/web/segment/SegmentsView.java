package dev.listkeeper.server.web.segment;

import dev.listkeeper.server.web.view.MomentView;
import dev.listkeeper.server.web.view.StatusView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The list of segments. */
public record SegmentsView(String state, List<Line> segments) {

  /**
   * One segment.
   *
   * @param members empty before the first refresh
   * @param note why the last refresh failed or skipped it, else empty
   */
  public record Line(
      String name,
      String address,
      String members,
      @Nullable MomentView refreshed,
      StatusView status,
      String note) {}
}
