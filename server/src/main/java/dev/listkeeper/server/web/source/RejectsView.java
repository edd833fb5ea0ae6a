package dev.listkeeper.server.web.source;

import dev.listkeeper.server.web.view.PagerView;
import java.util.List;

/** Rows of a table that were not taken. */
public record RejectsView(
    String name,
    String tableAddress,
    String downloadAddress,
    boolean mayDownload,
    String state,
    List<Line> rows,
    PagerView pager) {

  /** One row: where it stands, why it was not taken, and the row itself. */
  public record Line(String file, String line, String reason, String raw) {}
}
