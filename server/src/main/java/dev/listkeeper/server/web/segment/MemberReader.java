package dev.listkeeper.server.web.segment;

import dev.listkeeper.profile.CustomerSearch;
import dev.listkeeper.profile.Customers;
import dev.listkeeper.query.Expressions;
import dev.listkeeper.query.Query;
import dev.listkeeper.query.Snapshot;
import dev.listkeeper.server.web.customer.RowReader;
import dev.listkeeper.server.web.view.PagerView;
import dev.listkeeper.server.web.view.Paging;
import dev.listkeeper.server.web.view.Words;
import dev.listkeeper.snapshot.Snapshots;
import dev.listkeeper.snapshot.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.web.util.UriComponentsBuilder;

/** Members of a segment with some attributes of their profiles. */
final class MemberReader {
  private static final int COLUMNS = 6;

  private final Snapshots snapshots;
  private final RowReader rows;

  MemberReader(Snapshots snapshots, RowReader rows) {
    this.snapshots = snapshots;
    this.rows = rows;
  }

  SegmentView.Members page(
      Snapshot members, String address, String search, Paging paging, Words words) {
    Query people = people(members);
    List<String> columns = people.schema().names();
    Query found = RowReader.holding(people, columns, search);
    RowReader.Page page = rows.page(found, Customers.CUSTOMER_ID, paging, words);
    return new SegmentView.Members(
        search,
        columns,
        page.rows(),
        PagerView.of(paging, page.total(), words, number -> pageOf(address, search, number)));
  }

  private static String pageOf(String address, String search, int number) {
    return UriComponentsBuilder.fromPath(address)
        .queryParam("search", "{search}")
        .queryParam("page", number)
        .build(search)
        .toString();
  }

  /** Members who lost their profile since are still members, until the next refresh. */
  private Query people(Snapshot members) {
    return snapshots
        .latest(Customers.DATASET)
        .map(Version::snapshot)
        .map(profiles -> joined(members, profiles))
        .orElseGet(() -> new Query.Scan(members));
  }

  private static Query joined(Snapshot members, Snapshot profiles) {
    List<String> shown = CustomerSearch.shown(profiles.schema(), COLUMNS - 1);
    List<Query.Output> outputs = new ArrayList<>();
    outputs.add(Expressions.as("profile_id", Expressions.ref(Customers.CUSTOMER_ID)));
    shown.forEach(name -> outputs.add(Expressions.keep(name)));
    Query joined =
        new Query.Join(
            Query.JoinKind.LEFT,
            new Query.Scan(members),
            new Query.Project(new Query.Scan(profiles), outputs),
            List.of(new Query.Key(Customers.CUSTOMER_ID, "profile_id")));
    return Expressions.select(
        joined,
        Stream.concat(Stream.of(Customers.CUSTOMER_ID), shown.stream()).toArray(String[]::new));
  }
}
