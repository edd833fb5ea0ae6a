package dev.listkeeper.export.person;

import dev.listkeeper.connection.ConnectionState;
import dev.listkeeper.connection.ConnectionStates;
import dev.listkeeper.export.AddressRules;
import dev.listkeeper.export.Export;
import dev.listkeeper.export.person.Person.InExport;
import dev.listkeeper.export.person.Person.InRun;
import dev.listkeeper.export.person.Person.Place;
import dev.listkeeper.export.plan.Ledger;
import dev.listkeeper.export.plan.OptOuts;
import dev.listkeeper.export.plan.PlanRow;
import dev.listkeeper.export.plan.Removals;
import dev.listkeeper.export.plan.Suppressed;
import dev.listkeeper.export.run.ExportRun;
import dev.listkeeper.export.run.ExportRuns;
import dev.listkeeper.problem.Problem;
import dev.listkeeper.problem.ProblemCode;
import dev.listkeeper.profile.CustomerModel;
import dev.listkeeper.profile.Profiles;
import dev.listkeeper.query.Query;
import dev.listkeeper.query.QueryEngine;
import dev.listkeeper.snapshot.DatasetName;
import dev.listkeeper.snapshot.Snapshots;
import dev.listkeeper.snapshot.Version;
import dev.listkeeper.workspace.Definitions;
import dev.listkeeper.workspace.Key;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Looks up one person in everything that is kept. Every question is one filter over a snapshot. */
public final class PersonSearch {
  /** How many runs of an export are looked at, the newest. */
  private static final int RUNS = 100;

  private final Definitions<Export> exports;
  private final ConnectionStates connections;
  private final ExportRuns runs;
  private final Snapshots snapshots;
  private final Profiles profiles;
  private final Lookup lookup;

  public PersonSearch(
      QueryEngine engine,
      Definitions<Export> exports,
      ConnectionStates connections,
      ExportRuns runs,
      Snapshots snapshots,
      Profiles profiles) {
    this.exports = exports;
    this.connections = connections;
    this.runs = runs;
    this.snapshots = snapshots;
    this.profiles = profiles;
    this.lookup = new Lookup(engine);
  }

  /**
   * Finds a person by CustomerId, or by an address: one that they have, or had when they were dealt
   * with.
   */
  public Person find(String query) {
    String wanted = query.strip();
    if (wanted.isEmpty()) {
      throw new Problem(
          ProblemCode.INVALID_REQUEST, "Give a CustomerId or an e-mail address to look for.");
    }
    if (!wanted.contains("@")) {
      return ofCustomer(wanted);
    }
    Set<String> addresses = Set.of(AddressRules.matchForm(wanted));
    List<Export> all = exports.all();
    Optional<CustomerModel> model = model();
    Set<String> customers = new LinkedHashSet<>();
    all.forEach(export -> customers.addAll(customersAt(export, model, addresses, wanted)));
    return person(wanted, all, model, customers, addresses);
  }

  /** What there is about one customer, whatever the CustomerId looks like. */
  public Person ofCustomer(String customerId) {
    return person(customerId, exports.all(), model(), Set.of(customerId), Set.of());
  }

  private Person person(
      String query,
      List<Export> all,
      Optional<CustomerModel> model,
      Set<String> customers,
      Set<String> addresses) {
    return new Person(
        query,
        List.copyOf(customers),
        all.stream().map(export -> in(export, model, customers, addresses)).toList());
  }

  private Optional<CustomerModel> model() {
    return snapshots.latest(dev.listkeeper.profile.Customers.DATASET).map(_ -> profiles.current());
  }

  private Set<String> customersAt(
      Export export, Optional<CustomerModel> model, Set<String> addresses, String given) {
    Set<String> found = new LinkedHashSet<>();
    ledger(export).ifPresent(rows -> found.addAll(lookup.customers(rows, addresses)));
    model.ifPresent(
        now -> found.addAll(lookup.customers(OptOuts.current(now, export.matching()), addresses)));
    found.addAll(lookup.customersInRuns(outcomes(latest(export)), addresses, given));
    return found;
  }

  private InExport in(
      Export export, Optional<CustomerModel> model, Set<String> customers, Set<String> asked) {
    List<Lookup.Known> known =
        ledger(export).map(rows -> lookup.known(rows, customers, asked)).orElse(List.of());
    Set<String> addresses = new LinkedHashSet<>(asked);
    known.forEach(row -> addresses.add(row.address()));
    model.ifPresent(now ->
        addresses.addAll(lookup.addresses(OptOuts.current(now, export.matching()), customers)));
    Optional<Version> list = snapshots.latest(export.dataset(DatasetName.Kind.LISTED));
    Set<String> listed =
        list.map(version -> lookup.among(scan(version), Suppressed.ADDRESS, addresses))
            .orElse(Set.of());
    List<Place> places = places(export, known, addresses, listed);
    return new InExport(
        export.key(),
        export.displayName(),
        members(export, customers),
        list.map(Version::committedAt),
        places,
        history(export, customers, listed, known));
  }

  private List<Place> places(
      Export export, List<Lookup.Known> known, Set<String> addresses, Set<String> listed) {
    Optional<String> account =
        export
            .connection()
            .flatMap(key -> connections.of(key).account())
            .map(ConnectionState.Account::id);
    Set<String> optedOut =
        account
            .flatMap(id -> snapshots.latest(new DatasetName(DatasetName.Kind.OPT_OUTS, id)))
            .map(version -> lookup.among(scan(version), PlanRow.ADDRESS, addresses))
            .orElse(Set.of());
    Map<String, String> contacts =
        account
            .flatMap(id -> snapshots.latest(new DatasetName(DatasetName.Kind.CONTACTS, id)))
            .map(version ->
                lookup.contacts(Removals.contacts(Optional.of(version.snapshot())), addresses))
            .orElse(Map.of());
    List<Place> places = new ArrayList<>();
    for (String address : addresses) {
      Optional<Lookup.Known> row =
          known.stream().filter(one -> one.address().equals(address)).findFirst();
      places.add(
          new Place(
              address,
              row.map(Lookup.Known::customer),
              listed.contains(address),
              row.flatMap(Lookup.Known::ours),
              row.map(Lookup.Known::left).orElse(false),
              row.map(Lookup.Known::failures).orElse(0L),
              optedOut.contains(address),
              Optional.ofNullable(contacts.get(address))));
    }
    return places;
  }

  private List<InRun> history(
      Export export, Set<String> customers, Set<String> listed, List<Lookup.Known> known) {
    List<ExportRun> newest = latest(export);
    List<ExportRun> oldestFirst = newest.reversed();
    Map<Long, Query> kept = outcomes(newest);
    boolean whole = oldestFirst.isEmpty() || oldestFirst.getFirst().number() == 1;
    Map<String, Map<Long, List<History.Row>>> rows = lookup.rows(kept, customers);
    List<InRun> all = new ArrayList<>();
    for (String customer : customers) {
      boolean onTheList =
          known.stream()
              .filter(row -> row.customer().equals(customer))
              .anyMatch(row -> !row.left() && listed.contains(row.address()));
      all.addAll(
          new History(customer, whole, onTheList)
              .of(
                  oldestFirst,
                  new HashSet<>(kept.keySet()),
                  rows.getOrDefault(customer, Map.of())));
    }
    all.sort(Comparator.comparingInt(InRun::number).reversed());
    return all;
  }

  private List<ExportRun> latest(Export export) {
    return runs.latest(export.key(), RUNS, 0);
  }

  /** What runs left behind, by their ids. */
  private Map<Long, Query> outcomes(List<ExportRun> some) {
    Map<Long, Query> kept = new java.util.LinkedHashMap<>();
    some.forEach(run ->
        snapshots.latest(run.outcomes()).ifPresent(version -> kept.put(run.id(), scan(version))));
    return kept;
  }

  private List<String> members(Export export, Set<String> customers) {
    Set<String> members = new LinkedHashSet<>();
    for (Key segment : export.segments()) {
      snapshots
          .latest(new DatasetName(DatasetName.Kind.MEMBERS, segment.value()))
          .ifPresent(version ->
              members.addAll(lookup.among(scan(version), PlanRow.CUSTOMER_ID, customers)));
    }
    return List.copyOf(members);
  }

  private Optional<Query> ledger(Export export) {
    return snapshots
        .latest(export.ledger())
        .map(version -> Ledger.of(Optional.of(version.snapshot())));
  }

  private static Query scan(Version version) {
    return new Query.Scan(version.snapshot());
  }
}
