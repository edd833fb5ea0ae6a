package dev.listkeeper.server.web.customer;

import dev.listkeeper.export.person.Person;
import dev.listkeeper.export.person.PersonSearch;
import dev.listkeeper.problem.Problem;
import dev.listkeeper.problem.ProblemCode;
import dev.listkeeper.profile.CustomerSearch;
import dev.listkeeper.profile.Customers;
import dev.listkeeper.query.Schema;
import dev.listkeeper.segment.SegmentsOf;
import dev.listkeeper.server.security.CurrentUser;
import dev.listkeeper.server.web.customer.CustomerView.Link;
import dev.listkeeper.server.web.view.PagerView;
import dev.listkeeper.server.web.view.Paging;
import dev.listkeeper.server.web.view.Words;
import dev.listkeeper.snapshot.Snapshots;
import dev.listkeeper.snapshot.Version;
import dev.listkeeper.workspace.Definitions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Puts together all that is known of one customer. */
final class CustomerViews {
  private static final int NAMES = 3;

  private final Snapshots snapshots;
  private final Definitions<Customers> customers;
  private final RowReader rows;
  private final SegmentsOf segments;
  private final PersonSearch people;
  private final CustomerInExports exports;

  CustomerViews(
      Snapshots snapshots,
      Definitions<Customers> customers,
      RowReader rows,
      SegmentsOf segments,
      PersonSearch people,
      CustomerInExports exports) {
    this.snapshots = snapshots;
    this.customers = customers;
    this.rows = rows;
    this.segments = segments;
    this.people = people;
    this.exports = exports;
  }

  /**
   * One customer.
   *
   * @throws Problem NOT_FOUND when neither a profile nor a run that is kept knows the CustomerId
   */
  CustomerView one(String customerId, Paging paging, CurrentUser user, Words words) {
    Optional<Version> version = snapshots.latest(Customers.DATASET);
    Optional<List<String>> cells =
        version.flatMap(profiles ->
            rows.rows(CustomerSearch.one(profiles.snapshot(), customerId), words).stream()
                .findFirst());
    Person person = people.ofCustomer(customerId);
    List<CustomerView.InExport> in = exports.places(person, user, words);
    List<CustomerView.Run> runs = CustomerInExports.runs(person, words);
    if (cells.isEmpty() && in.isEmpty() && runs.isEmpty()) {
      throw new Problem(
          ProblemCode.NOT_FOUND,
          "There is no customer with this CustomerId, and no run that is kept knows of one.");
    }
    CustomerView.Profile profile =
        cells.flatMap(row -> version.map(profiles -> profile(profiles, row, words))).orElse(null);
    List<Link> memberOf =
        segments.of(customerId).stream()
            .map(segment -> new Link(segment.displayName(), "/segments/" + segment.key()))
            .toList();
    long lists = person.exports().stream().filter(CustomerViews::isOnTheList).count();
    return new CustomerView(
        version
            .flatMap(profiles -> cells.map(row -> title(profiles.snapshot().schema(), row)))
            .filter(name -> !name.isEmpty())
            .orElse(customerId),
        customerId,
        words.say(profile == null ? "customer.gone" : "customer.state", memberOf.size(), lists),
        profile,
        memberOf,
        in,
        page(runs, paging),
        PagerView.of(paging, runs.size(), words, number -> pageOf(customerId, number)));
  }

  private static String pageOf(String customerId, int number) {
    String address = CustomerAddress.of(customerId);
    return address + (address.contains("?") ? "&" : "?") + "page=" + number + "#runs";
  }

  private static List<CustomerView.Run> page(List<CustomerView.Run> runs, Paging paging) {
    int from = (int) Math.min(paging.offset(), runs.size());
    return runs.subList(from, Math.min(from + paging.size(), runs.size()));
  }

  private static boolean isOnTheList(Person.InExport in) {
    return in.places().stream().anyMatch(place -> CustomerInExports.isListed(in, place));
  }

  /** First and last name as far as there are any, else the address. */
  private static String title(Schema schema, List<String> cells) {
    List<String> telling = CustomerSearch.telling(schema);
    List<String> names =
        telling.stream()
            .filter(name -> !name.toLowerCase(Locale.ROOT).contains("mail"))
            .limit(NAMES)
            .toList();
    String joined = joined(schema, cells, names);
    return joined.isEmpty() ? joined(schema, cells, telling) : joined;
  }

  private static String joined(Schema schema, List<String> cells, List<String> columns) {
    return columns.stream()
        .map(name -> cells.get(schema.names().indexOf(name)))
        .filter(cell -> !cell.isEmpty())
        .distinct()
        .limit(2)
        .reduce((first, last) -> first + " " + last)
        .orElse("");
  }

  private CustomerView.Profile profile(Version profiles, List<String> cells, Words words) {
    List<String> names = profiles.snapshot().schema().names();
    List<CustomerView.Value> values = new ArrayList<>();
    List<String> empty = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      if (names.get(i).equals(Customers.CUSTOMER_ID)) {
        continue;
      }
      if (cells.get(i).isEmpty()) {
        empty.add(names.get(i));
      } else {
        values.add(new CustomerView.Value(names.get(i), cells.get(i)));
      }
    }
    Link source =
        customers
            .find(Customers.KEY)
            .map(Customers::table)
            .map(table ->
                new Link(
                    table.toString(), "/sources/" + table.source() + "/tables/" + table.table()))
            .orElseGet(() -> new Link(profiles.origin(), "/sources"));
    return new CustomerView.Profile(values, empty, source, words.moment(profiles.committedAt()));
  }
}
