package dev.listkeeper.server.web.customer;

import dev.listkeeper.profile.CustomerSearch;
import dev.listkeeper.profile.Customers;
import dev.listkeeper.query.Expressions;
import dev.listkeeper.query.Query;
import dev.listkeeper.query.Snapshot;
import dev.listkeeper.server.web.view.PagerView;
import dev.listkeeper.server.web.view.Paging;
import dev.listkeeper.server.web.view.Words;
import dev.listkeeper.snapshot.Snapshots;
import dev.listkeeper.snapshot.Version;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds customers for pages, a page at a time. */
public final class CustomerList {
  private static final int COLUMNS = 4;

  private final Snapshots snapshots;
  private final RowReader rows;

  CustomerList(Snapshots snapshots, RowReader rows) {
    this.snapshots = snapshots;
    this.rows = rows;
  }

  /** Customers by their CustomerIds; empty lists while there are no profiles. */
  public CustomersView find(String search, Paging paging, Words words) {
    Optional<Version> profiles = snapshots.latest(Customers.DATASET);
    if (profiles.isEmpty()) {
      PagerView none = PagerView.of(paging, 0, words, number -> CustomerAddress.LIST);
      return new CustomersView(
          words.say("customers.unread"), false, search, List.of(), List.of(), none);
    }
    return found(profiles.get(), search, paging, words);
  }

  private CustomersView found(Version version, String search, Paging paging, Words words) {
    Snapshot profiles = version.snapshot();
    List<String> shown = CustomerSearch.shown(profiles.schema(), COLUMNS);
    RowReader.Page page = page(profiles, shown, search.strip(), paging, words);
    return new CustomersView(
        words.say("customers.state", profiles.rows(), words.moment(version.committedAt()).text()),
        true,
        search,
        shown,
        page.rows().stream().map(CustomerList::line).toList(),
        PagerView.of(paging, page.total(), words, number -> CustomerAddress.found(search, number)));
  }

  /** Who has just this CustomerId is meant, whoever else it is a part of. */
  private RowReader.Page page(
      Snapshot profiles, List<String> shown, String search, Paging paging, Words words) {
    if (search.isEmpty()) {
      Query all = with(shown, new Query.Scan(profiles));
      return rows.page(all, profiles.rows(), Customers.CUSTOMER_ID, paging, words);
    }
    RowReader.Page meant =
        rows.page(
            with(shown, CustomerSearch.one(profiles, search)),
            Customers.CUSTOMER_ID,
            paging,
            words);
    return meant.total() > 0
        ? meant
        : rows.page(
            with(shown, CustomerSearch.of(profiles, search)), Customers.CUSTOMER_ID, paging, words);
  }

  private static Query with(List<String> shown, Query customers) {
    return Expressions.select(
        customers,
        Stream.concat(Stream.of(Customers.CUSTOMER_ID), shown.stream()).toArray(String[]::new));
  }

  private static CustomersView.Line line(List<String> cells) {
    String id = cells.getFirst();
    return new CustomersView.Line(id, CustomerAddress.of(id), cells.subList(1, cells.size()));
  }
}
