package dev.listkeeper.server.api;

import dev.listkeeper.problem.Problem;
import dev.listkeeper.problem.ProblemCode;
import dev.listkeeper.profile.CustomerSearch;
import dev.listkeeper.profile.Customers;
import dev.listkeeper.query.Query;
import dev.listkeeper.query.QueryEngine;
import dev.listkeeper.query.Snapshot;
import dev.listkeeper.segment.Segment;
import dev.listkeeper.segment.SegmentsOf;
import dev.listkeeper.server.audit.Audit;
import dev.listkeeper.server.audit.AuditAction;
import dev.listkeeper.server.audit.ValueChange;
import dev.listkeeper.server.security.CurrentUser;
import dev.listkeeper.server.security.Needs;
import dev.listkeeper.server.security.Permission;
import dev.listkeeper.snapshot.Snapshots;
import dev.listkeeper.workspace.Key;
import java.util.List;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Customer profiles. Data of people leaves by here for Contributors only, and is audited. */
@RestController
@RequestMapping("/api/v1/customers")
public class CustomerApi {
  private final Snapshots snapshots;
  private final QueryEngine engine;
  private final SegmentsOf segments;
  private final Audit audit;

  public CustomerApi(Snapshots snapshots, QueryEngine engine, SegmentsOf segments, Audit audit) {
    this.snapshots = snapshots;
    this.engine = engine;
    this.segments = segments;
    this.audit = audit;
  }

  /**
   * One customer; what became of them in exports is at {@code /api/v1/people}.
   *
   * @param values by name of attribute; one without a value is left out
   * @param segments those the customer is in by their last refresh
   */
  public record Profile(String customerId, Map<String, Object> values, List<Key> segments) {}

  /**
   * Customers by their CustomerIds.
   *
   * @param search words that stand in the CustomerId, an address or a name
   */
  @GetMapping("/profiles")
  @Needs(Permission.DOWNLOAD_PEOPLE)
  Rows profiles(
      @RequestParam(defaultValue = "") String search,
      @RequestParam(defaultValue = "0") long offset,
      @RequestParam(defaultValue = "50") int limit) {
    Rows rows =
        Rows.of(
            engine,
            CustomerSearch.of(current(), search),
            List.of(Query.Order.ascending(Customers.CUSTOMER_ID)),
            offset,
            limit);
    given("customers/profiles", rows);
    return rows;
  }

  /**
   * @param customerId beside the address, because not every CustomerId can stand in one
   */
  @GetMapping("/profile")
  @Needs(Permission.DOWNLOAD_PEOPLE)
  Profile profile(@RequestParam String customerId) {
    Rows rows =
        Rows.of(
            engine,
            CustomerSearch.one(current(), customerId),
            List.of(Query.Order.ascending(Customers.CUSTOMER_ID)),
            0,
            1);
    Map<String, Object> values =
        rows.rows().stream()
            .findFirst()
            .orElseThrow(() ->
                new Problem(ProblemCode.NOT_FOUND, "There is no customer with this CustomerId."));
    given("customers/profile", rows);
    return new Profile(
        customerId, values, segments.of(customerId).stream().map(Segment::key).toList());
  }

  private Snapshot current() {
    return snapshots
        .require(Customers.DATASET, "There are no customer profiles yet; run a refresh.")
        .snapshot();
  }

  private void given(String object, Rows rows) {
    audit.note(
        CurrentUser.nameForTheRecord(),
        AuditAction.PEOPLE_DOWNLOADED,
        object,
        "",
        ValueChange.of("rows", null, rows.rows().size()));
  }
}
