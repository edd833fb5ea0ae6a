package dev.listkeeper.server.web.export;

import dev.listkeeper.server.web.view.MomentView;
import dev.listkeeper.server.web.view.StatusView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The list of exports. */
public record ExportsView(String state, boolean mayEdit, List<Line> exports) {

  /**
   * One export.
   *
   * @param connection its display name; empty when detached
   * @param onList people on the list by the last read-back; empty before the first
   * @param refreshed when the last run ended; null before the first
   * @param note why the last run failed or was skipped, else empty
   */
  public record Line(
      String name,
      String address,
      String connection,
      StatusView status,
      String onList,
      @Nullable MomentView refreshed,
      String note) {}
}
