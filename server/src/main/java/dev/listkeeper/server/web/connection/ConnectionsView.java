package dev.listkeeper.server.web.connection;

import dev.listkeeper.server.web.view.MomentView;
import dev.listkeeper.server.web.view.StatusView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The list of connections.
 *
 * @param any whether there is one at all, whatever is searched for
 * @param sort the sorted column and the order, as they stand in addresses
 */
public record ConnectionsView(
    String state,
    boolean any,
    String search,
    String sort,
    String order,
    List<Head> heads,
    List<Line> connections) {

  /**
   * The head of a column.
   *
   * @param address sorts by it, or the other way round
   * @param sorted ascending or descending, as ARIA says it; null when another column is sorted
   */
  public record Head(String name, String address, @Nullable String sorted) {}

  /**
   * One connection.
   *
   * @param created null when it was before this was written down
   * @param note what is to be done, when it is not well; else empty
   */
  public record Line(
      String name,
      String address,
      String type,
      @Nullable MomentView created,
      String sharing,
      StatusView health,
      String note) {}
}
