package dev.listkeeper.server.web.customer;

import dev.listkeeper.server.web.view.PagerView;
import java.util.List;

/**
 * Customers, as far as they match the search.
 *
 * @param state how many there are and as of when, or why there are none
 * @param ready whether there are profiles to search
 * @param columns names of the shown attributes
 */
public record CustomersView(
    String state,
    boolean ready,
    String search,
    List<String> columns,
    List<Line> customers,
    PagerView pager) {

  /** One customer; the cells stand in the order of the columns, an absent value is empty. */
  public record Line(String customerId, String address, List<String> cells) {}
}
