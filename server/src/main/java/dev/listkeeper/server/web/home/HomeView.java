package dev.listkeeper.server.web.home;

import dev.listkeeper.server.web.view.MomentView;
import dev.listkeeper.server.web.view.StatusView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether all is well, and what was done last.
 *
 * @param attention what needs a person
 * @param numbers of the workspace, each leading to its page
 * @param refresh the last refresh; null before the first
 */
public record HomeView(
    String state,
    boolean mayRefresh,
    List<Attention> attention,
    List<Figure> numbers,
    @Nullable Refresh refresh) {

  /** Something to do, and where. */
  public record Attention(String sentence, String action, String address) {}

  /** A number and what it counts. */
  public record Figure(String name, String value, String address) {}

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
