package dev.listkeeper.server.web.export;

import dev.listkeeper.server.web.view.HeadsView;
import dev.listkeeper.server.web.view.MomentView;
import dev.listkeeper.server.web.view.PagerView;
import dev.listkeeper.server.web.view.StatusView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of the list of exports.
 *
 * @param any whether there is an export at all, whatever is searched for
 * @param mayAdd whether the reader configures exports
 * @param running whether a run of those shown is under way, so that the page looks again by itself
 */
public record ExportsView(
    String state,
    boolean any,
    boolean mayAdd,
    boolean running,
    String here,
    String search,
    HeadsView heads,
    List<Line> exports,
    PagerView pager) {

  /**
   * One export.
   *
   * @param said what came of the last run, or why it failed or was skipped; empty before the first
   * @param trouble whether that is why it failed or was skipped
   * @param trigger what started the last run; empty before the first
   * @param run the last run's page; null before the first
   * @param refreshed when the last run ended; null before
   * @param mayRun whether it may be run now: it has a connection and a list
   * @param attached whether it has a connection
   */
  public record Line(
      String key,
      String name,
      String address,
      String type,
      String connection,
      StatusView status,
      String said,
      boolean trouble,
      String trigger,
      @Nullable String run,
      @Nullable MomentView refreshed,
      String schedule,
      String permissions,
      boolean mayEdit,
      boolean mayRun,
      boolean attached,
      @Nullable MomentView changed,
      String changedBy) {}
}
