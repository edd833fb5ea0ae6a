package dev.listkeeper.server.web.customer;

import dev.listkeeper.server.web.view.MomentView;
import dev.listkeeper.server.web.view.PagerView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One customer.
 *
 * @param title a name or an address when there is one, else the CustomerId
 * @param profile null when there is no such profile any more, and runs still know of it
 * @param exports those that have or had to do with the customer
 * @param runs what happened, the newest first
 */
public record CustomerView(
    String title,
    String customerId,
    String state,
    @Nullable Profile profile,
    List<Link> segments,
    List<InExport> exports,
    List<Run> runs,
    PagerView pager) {

  /**
   * Values as of the last refresh.
   *
   * @param empty names of attributes without a value
   */
  public record Profile(
      List<Value> values, List<String> empty, Link source, MomentView refreshed) {}

  /** One attribute that has a value. */
  public record Value(String name, String text) {}

  /** A way to another page. */
  public record Link(String name, String address) {}

  /**
   * What stands between a customer and one list.
   *
   * @param member in words: whether the customer is in the export's segments
   * @param heldBack why the last run that says something held the customer back; empty when not
   * @param lifted whether the next run may add the customer once
   */
  public record InExport(
      Link export,
      String key,
      String member,
      List<Place> places,
      String heldBack,
      boolean mayLift,
      boolean lifted) {}

  /** An address and what is known of it on the list, in words. */
  public record Place(String address, List<String> facts) {}

  /** What became of the customer in one run; reason is empty when none is needed. */
  public record Run(
      Link export, Link run, MomentView at, String outcome, String reason, String address) {}
}
