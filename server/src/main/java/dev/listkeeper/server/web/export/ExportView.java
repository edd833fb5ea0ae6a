package dev.listkeeper.server.web.export;

import dev.listkeeper.server.web.view.MomentView;
import dev.listkeeper.server.web.view.PagerView;
import dev.listkeeper.server.web.view.StatusView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One export with its runs.
 *
 * @param asks the page of a run that waits for approval; null when none does
 * @param running whether a run is under way, so that the page looks again by itself
 * @param stands what keeps it from running, in a sentence; null when nothing does
 * @param connection its display name, or why there is none to show
 * @param list its Constant Contact List ID; empty when none is chosen
 */
public record ExportView(
    String key,
    String name,
    String address,
    String state,
    StatusView status,
    @Nullable String asks,
    boolean running,
    boolean mayEdit,
    @Nullable String stands,
    String connection,
    boolean attached,
    String list,
    String schedule,
    List<Segment> segments,
    List<Match> matching,
    List<Run> runs,
    PagerView pager) {

  /** A segment that feeds the list; members are empty before the first refresh. */
  public record Segment(String name, String address, String members) {}

  /** A field of the contact and the attribute that fills it. */
  public record Match(String field, String attribute) {}

  /** One run. */
  public record Run(
      int number,
      String address,
      StatusView status,
      String trigger,
      MomentView queued,
      String took,
      String sent,
      String heldBack,
      String said) {}
}
