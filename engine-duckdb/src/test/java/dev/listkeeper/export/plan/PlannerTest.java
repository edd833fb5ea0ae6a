package dev.listkeeper.export.plan;

import static dev.listkeeper.query.Schema.column;
import static org.assertj.core.api.Assertions.assertThat;

import dev.listkeeper.engine.duckdb.DuckDbEngine;
import dev.listkeeper.engine.duckdb.DuckDbSettings;
import dev.listkeeper.export.DataMatching;
import dev.listkeeper.export.ExportRules;
import dev.listkeeper.profile.AttributePath;
import dev.listkeeper.profile.CustomerModel;
import dev.listkeeper.query.Literal;
import dev.listkeeper.query.Query;
import dev.listkeeper.query.RowCursor;
import dev.listkeeper.query.Schema;
import dev.listkeeper.query.Snapshot;
import dev.listkeeper.query.Type;
import dev.listkeeper.source.TableName;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlannerTest {
  private static final Schema PROFILE =
      Schema.of(
          column("CustomerId", Type.TEXT),
          column("email", Type.TEXT),
          column("first", Type.TEXT),
          column("last", Type.TEXT));

  @TempDir Path folder;
  private DuckDbEngine engine;
  private ExportRules rules = ExportRules.DEFAULT;
  private Permits.Open permits = Permits.Open.NONE;

  /** How many people a plan may add. */
  private Optional<Long> mayAdd = Optional.empty();

  private int stored;

  @BeforeEach
  void startEngine() {
    engine = new DuckDbEngine(DuckDbSettings.defaults(folder.resolve("spill")));
  }

  @AfterEach
  void stopEngine() {
    engine.close();
  }

  @Test
  void addsNewPeopleAndHoldsBackThoseWithoutASendableAddress() throws Exception {
    Snapshot plan =
        plan(
            List.of(
                List.of("C1", " Ana@Example.org ", "Ana", "Silva"),
                List.of("C2", "", "Bo", "Berg"),
                List.of("C3", "no address", "Cy", ""),
                List.of("C4", "õie@example.org", "Õie", "Õun"),
                List.of("C5", "jo@müller.example.org", "Jo", "")),
            List.of("C1", "C2", "C3", "C4", "C5", "C6"),
            List.of(),
            List.of(),
            List.of());

    assertThat(rows(plan, "intent", "reason", "address", "position"))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "C1", "ADDED - ana@example.org 1",
                "C2", "HELD_BACK NO_ADDRESS - -",
                "C3", "HELD_BACK INVALID_ADDRESS - -",
                "C4", "HELD_BACK NON_ASCII_ADDRESS - -",
                "C5", "ADDED - jo@xn--mller-kva.example.org 2",
                "C6", "HELD_BACK NO_ADDRESS - -"));
  }

  @Test
  void letsOneOfSeveralTravelUnderAnAddressAndNamesIt() throws Exception {
    Snapshot plan =
        plan(
            List.of(
                List.of("C1", "a@example.org", "", ""),
                List.of("C2", "A@example.org", "", ""),
                List.of("C3", "b@example.org", "", ""),
                List.of("C4", "b@example.org", "", "")),
            List.of("C1", "C2", "C3", "C4"),
            List.of(),
            List.of("b@example.org"),
            List.of(ledgerRow("b@example.org", "C4", true, true)));

    assertThat(rows(plan, "intent", "reason", "winner"))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "C1", "ADDED - -",
                "C2", "HELD_BACK DUPLICATE_ADDRESS C1",
                "C3", "HELD_BACK DUPLICATE_ADDRESS C4",
                "C4", "UPDATED - -"));
  }

  @Test
  void neverPutsBackWhoOptedOutOrLeftAlsoUnderANewAddress() throws Exception {
    Snapshot plan =
        plan(
            List.of(
                List.of("C1", "gone@example.org", "", ""),
                List.of("C2", "deleted@example.org", "", ""),
                List.of("C3", "left@example.org", "", ""),
                List.of("C4", "new@example.org", "", ""),
                List.of("C5", "new2@example.org", "", "")),
            List.of("C1", "C2", "C3", "C4", "C5"),
            List.of(
                List.of("gone@example.org", "UNSUBSCRIBED"),
                List.of("deleted@example.org", "DELETED"),
                List.of("old@example.org", "UNSUBSCRIBED")),
            List.of("old@example.org"),
            List.of(
                ledgerRow("left@example.org", "C3", true, true),
                ledgerRow("old@example.org", "C4", true, true),
                ledgerRow("old2@example.org", "C5", true, true)));

    assertThat(rows(plan, "intent", "reason"))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "C1", "HELD_BACK UNSUBSCRIBED",
                "C2", "HELD_BACK DELETED",
                "C3", "HELD_BACK LEFT_LIST",
                "C4", "HELD_BACK UNSUBSCRIBED",
                "C5", "HELD_BACK LEFT_LIST"));
  }

  @Test
  void anOptOutFollowsACustomerWhoWasNeverSent() throws Exception {
    Snapshot plan =
        plan(
            List.of(
                List.of("C1", "new@example.org", "", ""),
                List.of("C2", "back@example.org", "", "")),
            List.of("C1", "C2"),
            List.of(List.of("old@example.org", "UNSUBSCRIBED")),
            List.of(List.of("old@example.org", "C1"), List.of("older@example.org", "C2")),
            addresses(List.of()),
            Ledger.of(Optional.empty()));

    assertThat(rows(plan, "intent", "reason"))
        .as("C2 has opted in again")
        .containsExactlyInAnyOrderEntriesOf(
            Map.of("C1", "HELD_BACK UNSUBSCRIBED", "C2", "ADDED -"));
  }

  @Test
  void whoMustNotTravelDoesNotKeepOthersFromTheAddress() throws Exception {
    Snapshot plan =
        plan(
            List.of(
                List.of("C1", "shared@example.org", "", ""),
                List.of("C2", "shared@example.org", "", ""),
                List.of("C3", "gone@example.org", "", ""),
                List.of("C4", "gone@example.org", "", "")),
            List.of("C1", "C2", "C3", "C4"),
            List.of(
                List.of("old@example.org", "UNSUBSCRIBED"),
                List.of("gone@example.org", "UNSUBSCRIBED")),
            List.of(List.of("old@example.org", "C1")),
            addresses(List.of()),
            Ledger.of(Optional.empty()));

    assertThat(rows(plan, "intent", "reason", "winner"))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "C1", "HELD_BACK UNSUBSCRIBED -",
                "C2", "ADDED - -",
                "C3", "HELD_BACK UNSUBSCRIBED -",
                "C4", "HELD_BACK UNSUBSCRIBED -"));
  }

  @Test
  void aSecondPullTakesOutWhoIsGoneAndKeepsWhatWasSent() throws Exception {
    Snapshot plan =
        plan(
            List.of(
                List.of("C1", "a@example.org", "Ana", ""),
                List.of("C2", "b@example.org", "Bo", ""),
                List.of("C3", "c@example.org", "Cy", ""),
                List.of("C4", "d@example.org", "Di", ""),
                List.of("C5", "e@example.org", "Ed", "")),
            List.of("C1", "C2", "C3", "C4", "C5"),
            List.of(),
            List.of("c@example.org", "e@example.org"),
            List.of(ledgerRow("c@example.org", "C3", true, true)));

    Query suppressed =
        rows(
            Suppressed.SCHEMA,
            List.of(List.of("a@example.org", "UNSUBSCRIBED"), List.of("b@example.org", "DELETED")));
    Query listed = addresses(List.of("e@example.org"));
    Snapshot less =
        engine.store(
            Subtraction.of(plan, 1, suppressed, listed, followed()), folder.resolve("less"));
    Snapshot again =
        engine.store(
            Subtraction.of(less, 1, suppressed, listed, followed()), folder.resolve("again"));

    assertThat(rows(less, "intent", "reason", "position"))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "C1", "ADDED - 1",
                "C2", "HELD_BACK DELETED -",
                "C3", "HELD_BACK LEFT_LIST -",
                "C4", "ADDED - 2",
                "C5", "UPDATED - 3"));
    assertThat(rows(again, "intent", "position")).isEqualTo(rows(less, "intent", "position"));
    assertThat(again.schema()).isEqualTo(plan.schema());
  }

  @Test
  void aSecondPullHoldsBackWhoOptedOutMeanwhileUnderAnotherAddress() throws Exception {
    Snapshot plan =
        plan(
            List.of(
                List.of("C1", "new@example.org", "Ana", ""),
                List.of("C2", "b@example.org", "Bo", "")),
            List.of("C1", "C2"),
            List.of(),
            List.of("old@example.org"),
            List.of(ledgerRow("old@example.org", "C1", true, true)));

    Query followed =
        Followed.of(
            new Query.Rows(OptOuts.SCHEMA, List.of()),
            new Query.Rows(
                Ledger.SCHEMA, List.of(filled(ledgerRow("old@example.org", "C1", true, true)))),
            rows(Suppressed.SCHEMA, List.of(List.of("old@example.org", "UNSUBSCRIBED"))),
            Noticed.missing(
                Ledger.of(Optional.empty()),
                addresses(List.of()),
                rows(Suppressed.SCHEMA, List.of())),
            rules,
            permits);
    Snapshot less =
        engine.store(
            Subtraction.of(
                plan, 0, rows(Suppressed.SCHEMA, List.of()), addresses(List.of()), followed),
            folder.resolve("less"));

    assertThat(rows(less, "intent", "reason"))
        .isEqualTo(Map.of("C1", "HELD_BACK UNSUBSCRIBED", "C2", "ADDED -"));
  }

  private static Query followed() {
    return new Query.Rows(
        Schema.of(column(Followed.CUSTOMER, Type.TEXT), column(Followed.STATE, Type.TEXT)),
        List.of());
  }

  @Test
  void sendsOnlyWhatChanged() throws Exception {
    List<List<String>> before =
        List.of(
            List.of("C1", "a@example.org", "Ana", "Silva"),
            List.of("C2", "b@example.org", "Bo", "Berg"),
            List.of("C3", "c@example.org", "Cy", "Card"));
    Snapshot first = plan(before, List.of("C1", "C2", "C3"), List.of(), List.of(), List.of());
    Query ledger =
        Settlement.ledger(
            Ledger.of(Optional.empty()),
            settled(first, List.of("a@example.org", "b@example.org")),
            true);

    Snapshot second =
        plan(
            List.of(
                List.of("C1", "a@example.org", "Ana", "Silva"),
                List.of("C2", "b@example.org", "Bo", "Bergman"),
                List.of("C3", "c@example.org", "Cy", "Card"),
                List.of("C4", "mine@example.org", "Di", "Dorn")),
            List.of("C1", "C2", "C3", "C4"),
            List.of(),
            List.of(),
            addresses(List.of("a@example.org", "b@example.org", "mine@example.org")),
            ledger);

    assertThat(rows(second, "intent", "ours", "position"))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "C1",
                "UNCHANGED true -",
                "C2",
                "UPDATED true 1",
                "C3",
                "ADDED true 3",
                "C4",
                "UPDATED false 2"));
  }

  @Test
  void whoIsDeletedTravelsIfTheRulesSayAndWhoLeftBeforeDoesNot() throws Exception {
    rules =
        new ExportRules(
            rules.mode(),
            rules.removalBrake(),
            rules.leaverBrake(),
            rules.consent(),
            true,
            rules.newContactsPerDay(),
            rules.setAsideAfter());
    Snapshot plan =
        plan(
            List.of(
                List.of("C1", "deleted@example.org", "", ""),
                List.of("C2", "left@example.org", "", ""),
                List.of("C3", "new@example.org", "", ""),
                List.of("C4", "gone@example.org", "", "")),
            List.of("C1", "C2", "C3", "C4"),
            List.of(
                List.of("deleted@example.org", "DELETED"),
                List.of("left@example.org", "DELETED"),
                List.of("old@example.org", "DELETED"),
                List.of("gone@example.org", "UNSUBSCRIBED")),
            List.of(),
            addresses(List.of()),
            new Query.Rows(
                Ledger.SCHEMA,
                List.of(
                    filled(ledgerRow("deleted@example.org", "C1", true, true)),
                    left(ledgerRow("left@example.org", "C2", true, true)),
                    filled(ledgerRow("old@example.org", "C3", true, true)))));

    assertThat(rows(plan, "intent", "reason"))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "C1", "ADDED -",
                "C2", "HELD_BACK LEFT_LIST",
                "C3", "ADDED -",
                "C4", "HELD_BACK UNSUBSCRIBED"));
  }

  @Test
  void aDeletionFollowsACustomerToANewAddress() throws Exception {
    Snapshot plan =
        plan(
            List.of(List.of("C1", "new@example.org", "", "")),
            List.of("C1"),
            List.of(List.of("old@example.org", "DELETED")),
            List.of(),
            List.of(ledgerRow("old@example.org", "C1", true, true)));

    assertThat(rows(plan, "intent", "reason")).isEqualTo(Map.of("C1", "HELD_BACK DELETED"));
  }

  @Test
  void whoIsLiftedTravelsAndNobodyElseUnderTheAddressTheyLeft() throws Exception {
    permits = new Permits.Open(Set.of("C2", "C4"), false);
    Snapshot plan =
        plan(
            List.of(
                List.of("C1", "left@example.org", "", ""),
                List.of("C2", "left@example.org", "", ""),
                List.of("C4", "gone@example.org", "", "")),
            List.of("C1", "C2", "C4"),
            List.of(List.of("gone@example.org", "UNSUBSCRIBED")),
            List.of(),
            List.of(ledgerRow("left@example.org", "C1", true, true)));

    assertThat(rows(plan, "intent", "reason"))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "C1", "HELD_BACK LEFT_LIST",
                "C2", "ADDED -",
                "C4", "HELD_BACK UNSUBSCRIBED"));
  }

  @Test
  void aPullChangesTheLedgerOfThoseOnlyItShowsOtherwise() {
    Query ledger =
        new Query.Rows(
            Ledger.SCHEMA,
            List.of(
                filled(ledgerRow("here@example.org", "C1", true, true)),
                filled(ledgerRow("leaver@example.org", "C2", true, true)),
                left(ledgerRow("long-gone@example.org", "C3", true, true)),
                left(ledgerRow("back@example.org", "C4", false, true)),
                filled(ledgerRow("sent@example.org", "C5", true, false)),
                filled(ledgerRow("optout@example.org", "C6", true, true)),
                filled(ledgerRow("deleted@example.org", "C7", true, true)),
                left(ledgerRow("left-then-optout@example.org", "C8", true, true))));
    Query listed = addresses(List.of("here@example.org", "back@example.org", "sent@example.org"));
    Query suppressed =
        rows(
            Suppressed.SCHEMA,
            List.of(
                List.of("optout@example.org", "UNSUBSCRIBED"),
                List.of("left-then-optout@example.org", "UNSUBSCRIBED"),
                List.of("deleted@example.org", "DELETED")));
    Query missing = Noticed.missing(ledger, listed, suppressed);

    Snapshot noticed =
        engine.store(
            Noticed.of(ledger, listed, missing, Noticed.leavers(missing)),
            folder.resolve("noticed"));
    Snapshot after =
        engine.store(
            Noticed.applied(ledger, new Query.Scan(noticed)), folder.resolve("ledger-after"));

    assertThat(rows(noticed, "ours", "confirmed", "left_list"))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "leaver@example.org", "true true true",
                "back@example.org", "false true false",
                "sent@example.org", "true true false",
                "optout@example.org", "true false false",
                "left-then-optout@example.org", "true false false"));
    assertThat(after.schema()).isEqualTo(Ledger.SCHEMA);
    assertThat(rows(after, "CustomerId", "confirmed", "left_list"))
        .containsEntry("here@example.org", "C1 true false")
        .containsEntry("leaver@example.org", "C2 true true")
        .containsEntry("long-gone@example.org", "C3 true true")
        .containsEntry("deleted@example.org", "C7 true false")
        .hasSize(8);
  }

  @Test
  void whatAnotherRunOfTheAccountLearntMeanwhileIsKept() {
    Query before = rows(OptOuts.SCHEMA, List.of(List.of("a@example.org", "C1")));
    Query latest =
        rows(
            OptOuts.SCHEMA,
            List.of(List.of("a@example.org", "C1"), List.of("b@example.org", "C2")));
    Query known = OptOuts.known(List.of(before), rows(Suppressed.SCHEMA, List.of()));

    Snapshot merged = engine.store(OptOuts.merged(before, latest, known), folder.resolve("merged"));

    assertThat(rows(merged, "CustomerId"))
        .as("C1 opted in again; C2 opted out after our pull")
        .isEqualTo(Map.of("b@example.org", "C2"));
  }

  /**
   * The outcomes of a plan all of which was sent, when the list holds these addresses afterwards.
   */
  private Snapshot settled(Snapshot plan, List<String> list) {
    return engine.store(
        Settlement.outcomes(
            plan,
            List.of(new Settlement.Sent(1, 100, true, List.of())),
            nobodyRemoved(),
            List.of(),
            Optional.of(addresses(list))),
        folder.resolve("outcomes" + stored++));
  }

  private static Query nobodyRemoved() {
    return new Query.Rows(
        Schema.of(
            column(Removals.ADDRESS, Type.TEXT),
            column(Removals.CUSTOMER_ID, Type.TEXT),
            column(Removals.REASON, Type.TEXT)),
        List.of());
  }

  /** A ledger's row of somebody who left the list. */
  private static List<Literal> left(List<Literal> row) {
    return Stream.concat(
            row.stream(), Stream.of(Literal.of(true), Literal.of(0), Literal.of("none")))
        .toList();
  }

  /** A ledger's row: nobody missing, no failures. */
  private static List<Literal> filled(List<Literal> row) {
    return Stream.concat(
            row.stream(), Stream.of(Literal.of(false), Literal.of(0), Literal.of("none")))
        .toList();
  }

  @Test
  void addsSoManyOfTheOldestCustomersAndLetsTheOthersWait() throws Exception {
    mayAdd = Optional.of(2L);
    Snapshot plan =
        plan(
            List.of(
                List.of("C4", "a@example.org", "A", "A"),
                List.of("C1", "z@example.org", "Z", "Z"),
                List.of("C3", "b@example.org", "B", "B"),
                List.of("C2", "gone@example.org", "G", "G"),
                List.of("C5", "there@example.org", "T", "T")),
            List.of("C1", "C2", "C3", "C4", "C5"),
            List.of(List.of("gone@example.org", "UNSUBSCRIBED")),
            List.of("there@example.org"),
            List.of(ledgerRow("there@example.org", "C5", true, true)));

    assertThat(rows(plan, PlanRow.INTENT, PlanRow.REASON, PlanRow.POSITION))
        .isEqualTo(
            Map.of(
                "C1", "ADDED - 1",
                "C2", "HELD_BACK UNSUBSCRIBED -",
                "C3", "ADDED - 2",
                "C4", "HELD_BACK RAMP_UP -",
                "C5", "UPDATED - 3"));
  }

  private Snapshot plan(
      List<List<String>> profiles,
      List<String> members,
      List<List<String>> suppressed,
      List<String> listed,
      List<List<Literal>> ledger)
      throws Exception {
    return plan(
        profiles,
        members,
        suppressed,
        List.of(),
        addresses(listed),
        new Query.Rows(Ledger.SCHEMA, ledger.stream().map(PlannerTest::filled).toList()));
  }

  private Snapshot plan(
      List<List<String>> profiles,
      List<String> members,
      List<List<String>> suppressed,
      List<List<String>> optOuts,
      Query listed,
      Query ledger)
      throws Exception {
    Snapshot customers = store(PROFILE, profiles);
    Snapshot segment =
        store(Schema.of(column("CustomerId", Type.TEXT)), members.stream().map(List::of).toList());
    CustomerModel model =
        new CustomerModel(customers, TableName.of("shop.contacts"), Map.of(), List.of());
    DataMatching matching =
        new DataMatching(
            AttributePath.of("email"),
            Optional.of(AttributePath.of("first")),
            Optional.of(AttributePath.of("last")));
    Path scratch = Files.createDirectory(folder.resolve("scratch" + stored++));
    return new Planner(engine)
        .plan(
            new Planner.Inputs(
                List.of(segment),
                model,
                Mapping.of(matching, Map.of(), List.of("Everybody"), ZoneOffset.UTC),
                rows(Suppressed.SCHEMA, suppressed),
                rows(OptOuts.SCHEMA, optOuts),
                listed,
                ledger,
                Noticed.missing(ledger, listed, rows(Suppressed.SCHEMA, suppressed)),
                rules,
                false,
                permits,
                mayAdd),
            scratch,
            folder.resolve("plan" + stored++));
  }

  private static Query addresses(List<String> addresses) {
    return rows(Suppressed.LISTED, addresses.stream().map(List::of).toList());
  }

  private static List<Literal> ledgerRow(
      String address, String customer, boolean ours, boolean confirmed) {
    return List.of(
        Literal.of(address),
        Literal.of(customer),
        Literal.of("another"),
        Literal.of(ours),
        Literal.of(confirmed));
  }

  private Snapshot store(Schema schema, List<List<String>> rows) {
    return engine.store(rows(schema, rows), folder.resolve("table" + stored++));
  }

  private static Query rows(Schema schema, List<List<String>> rows) {
    return new Query.Rows(
        schema,
        rows.stream().map(row -> row.stream().map(value -> Literal.of(value)).toList()).toList());
  }

  /** CustomerId to the named columns, joined by blanks; absent values are hyphens. */
  private Map<String, String> rows(Snapshot plan, String... columns) {
    Map<String, String> found = new TreeMap<>();
    try (RowCursor rows = engine.open(new Query.Scan(plan))) {
      while (rows.next()) {
        List<String> values = new ArrayList<>();
        for (String name : columns) {
          values.add(value(rows, plan.schema(), name));
        }
        found.put(rows.text(0), String.join(" ", values));
      }
    }
    return found;
  }

  private static String value(RowCursor rows, Schema schema, String name) {
    int column = schema.indexOf(name);
    if (rows.isAbsent(column)) {
      return "-";
    }
    return switch (schema.typeOf(name)) {
      case INTEGER -> Long.toString(rows.whole(column));
      case BOOLEAN -> Boolean.toString(rows.bool(column));
      case TEXT, DECIMAL, DATE, TIMESTAMP -> rows.text(column);
    };
  }
}
