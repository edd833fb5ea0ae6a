package dev.listkeeper.server.web.home;

import dev.listkeeper.server.web.view.MomentView;
import dev.listkeeper.server.web.view.StatusView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether all is well, what was done last and what comes next.
 *
 * @param attention what needs a person
 * @param steps what is to be set up, in order; empty once an export is there
 * @param numbers of the workspace, each leading to its page
 * @param next when everything is refreshed next; null while no schedule is on
 * @param quota calls of each API key today, for Administrators
 * @param chart members on lists; null before the first run
 * @param refresh the last refresh; null before the first
 */
public record HomeView(
    String state,
    boolean mayRefresh,
    List<Attention> attention,
    List<Step> steps,
    List<Figure> numbers,
    @Nullable MomentView next,
    List<Quota> quota,
    @Nullable ChartView chart,
    @Nullable Refresh refresh) {

  /** Something to do, and where. */
  public record Attention(String sentence, String action, String address) {}

  /**
   * Something to set up.
   *
   * @param action empty when it is done, or for others to do
   */
  public record Step(String sentence, boolean done, String action, String address) {}

  /** A number and what it counts. */
  public record Figure(String name, String value, String address) {}

  /**
   * What was used of a day's calls.
   *
   * @param name of the connections with this API key
   * @param said used and granted, in words
   */
  public record Quota(String name, int used, int perDay, String said) {}

  /** A refresh and its tasks. */
  public record Refresh(
      StatusView status, boolean running, String by, MomentView started, List<Line> tasks) {}

  /** One task; the address is null for what has no page. */
  public record Line(
      String kind,
      String name,
      @Nullable String address,
      StatusView status,
      String note,
      String took) {}
}
