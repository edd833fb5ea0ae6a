package dev.listkeeper.server.web.source;

import dev.listkeeper.server.web.view.MomentView;
import dev.listkeeper.server.web.view.StatusView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The list of data sources. */
public record SourcesView(String state, boolean mayAdd, List<Line> sources) {

  /**
   * One source.
   *
   * @param lastRead of the table read longest ago; null when one was never read
   * @param note why the last read failed or was skipped, else empty
   */
  public record Line(
      String name,
      String address,
      String tables,
      String rows,
      String rejects,
      @Nullable MomentView lastRead,
      StatusView status,
      String note) {}
}
