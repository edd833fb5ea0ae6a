package dev.listkeeper.server.web.segment;

import java.util.List;

/**
 * The exports of the workspace in two groups: those a segment feeds, and the others.
 *
 * @param mayAdd whether the reader may set up an export
 */
public record FedExportsView(
    String name, String address, String key, boolean mayAdd, List<Line> with, List<Line> without) {

  /**
   * One export.
   *
   * @param segments the names of its segments
   * @param mayEdit whether the reader may add the segment to it
   */
  public record Line(String key, String name, String address, String segments, boolean mayEdit) {}
}
