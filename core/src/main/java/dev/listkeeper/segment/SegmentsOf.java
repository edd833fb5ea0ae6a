package dev.listkeeper.segment;

import static dev.listkeeper.query.Expressions.as;
import static dev.listkeeper.query.Expressions.eq;
import static dev.listkeeper.query.Expressions.project;
import static dev.listkeeper.query.Expressions.ref;
import static dev.listkeeper.query.Expressions.text;

import dev.listkeeper.profile.Customers;
import dev.listkeeper.query.Query;
import dev.listkeeper.query.QueryEngine;
import dev.listkeeper.query.RowCursor;
import dev.listkeeper.snapshot.Snapshots;
import dev.listkeeper.snapshot.Version;
import dev.listkeeper.workspace.Definitions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Which segments a customer is in, by their last refresh. */
public final class SegmentsOf {
  private static final String SEGMENT = "segment";

  /** How many segments one query asks. */
  private static final int AT_ONCE = 200;

  private final QueryEngine engine;
  private final Snapshots snapshots;
  private final Definitions<Segment> segments;

  public SegmentsOf(QueryEngine engine, Snapshots snapshots, Definitions<Segment> segments) {
    this.engine = engine;
    this.snapshots = snapshots;
    this.segments = segments;
  }

  /** Those that hold the customer, in the order of all. */
  public List<Segment> of(String customerId) {
    List<Segment> all = segments.all();
    List<Query> each = new ArrayList<>();
    all.forEach(segment ->
        snapshots
            .latest(SegmentEvaluator.dataset(segment.key()))
            .map(members -> row(segment, members, customerId))
            .ifPresent(each::add));
    Set<String> found = new HashSet<>();
    for (int from = 0; from < each.size(); from += AT_ONCE) {
      read(each.subList(from, Math.min(from + AT_ONCE, each.size())), found);
    }
    return all.stream().filter(segment -> found.contains(segment.key().value())).toList();
  }

  private static Query row(Segment segment, Version members, String customerId) {
    return project(
        new Query.Filter(
            new Query.Scan(members.snapshot()), eq(ref(Customers.CUSTOMER_ID), text(customerId))),
        as(SEGMENT, text(segment.key().value())));
  }

  private void read(List<Query> some, Set<String> found) {
    try (RowCursor row = engine.open(new Query.Append(some))) {
      while (row.next()) {
        Optional.ofNullable(row.text(0)).ifPresent(found::add);
      }
    }
  }
}
