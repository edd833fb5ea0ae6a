package dev.listkeeper.server.web.source;

import dev.listkeeper.server.web.view.MomentView;
import dev.listkeeper.server.web.view.StatusView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One data source.
 *
 * @param note why the last read failed or was skipped, else empty
 */
public record SourceView(
    String name,
    String address,
    String folder,
    String state,
    StatusView status,
    String note,
    boolean mayRefresh,
    List<Table> tables) {

  /** One of its tables. */
  public record Table(
      String name,
      String address,
      String file,
      String columns,
      String rows,
      String rejects,
      @Nullable MomentView lastRead) {}
}
