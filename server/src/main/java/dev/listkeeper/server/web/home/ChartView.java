package dev.listkeeper.server.web.home;

import java.util.List;

/**
 * Lines over days, in units of the picture, and the table behind them.
 *
 * @param width of the picture
 * @param height of the picture
 * @param left where the lines begin
 * @param heads of the table's columns after the day
 */
public record ChartView(
    int width,
    int height,
    int left,
    List<Mark> grid,
    List<Mark> ticks,
    List<Line> lines,
    List<String> heads,
    List<Row> rows) {

  /** A number or day at an axis. */
  public record Mark(int at, String label) {}

  /**
   * What became of one list.
   *
   * @param number of its colour and dashes, from 1
   * @param path as SVG draws it
   * @param endX where it ends, which a line of one day has nothing else to show of
   * @param endY likewise
   * @param latest its last value
   */
  public record Line(
      int number, String name, String address, String path, int endX, int endY, String latest) {}

  /** A day, and the value of each line on it; empty before the first. */
  public record Row(String day, List<String> values) {}
}
