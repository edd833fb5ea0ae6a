package dev.listkeeper.server.web.run;

import dev.listkeeper.server.web.view.Option;
import dev.listkeeper.server.web.view.PagerView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of people in a run, as far as they match what is asked.
 *
 * @param note why there is no list; null when there is one
 */
public record PeopleView(
    String search,
    List<Option> outcomes,
    List<Option> reasons,
    List<Line> people,
    PagerView pager,
    @Nullable String note) {

  /** One person: the address, the page about them, the outcome and its reason in words. */
  public record Line(
      String address, String customerId, String page, String outcome, String reason) {}
}
