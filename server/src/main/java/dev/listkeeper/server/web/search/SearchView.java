package dev.listkeeper.server.web.search;

import dev.listkeeper.server.web.customer.CustomersView;
import java.util.List;

/**
 * What was found.
 *
 * @param asked whether there was anything to look for
 * @param all address of all customers that match
 */
public record SearchView(
    String words,
    boolean asked,
    String state,
    List<Found> exports,
    List<Found> segments,
    CustomersView customers,
    String all) {

  /** An export or a segment. */
  public record Found(String name, String address) {}
}
