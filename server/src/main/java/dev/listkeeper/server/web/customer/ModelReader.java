package dev.listkeeper.server.web.customer;

import dev.listkeeper.profile.CustomerModel;
import dev.listkeeper.profile.Customers;
import dev.listkeeper.profile.Relationship;
import dev.listkeeper.query.Snapshot;
import dev.listkeeper.snapshot.Snapshots;
import dev.listkeeper.snapshot.Version;
import dev.listkeeper.source.TableName;
import dev.listkeeper.workspace.Definitions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The customer model as of the last refresh. */
public final class ModelReader {
  private final Definitions<Customers> customers;
  private final Definitions<Relationship> relationships;
  private final Snapshots snapshots;

  public ModelReader(
      Definitions<Customers> customers,
      Definitions<Relationship> relationships,
      Snapshots snapshots) {
    this.customers = customers;
    this.relationships = relationships;
    this.snapshots = snapshots;
  }

  /** Empty while it is not said which table holds the customers, or nothing was refreshed yet. */
  public Optional<CustomerModel> current() {
    Optional<Snapshot> profiles = snapshots.latest(Customers.DATASET).map(Version::snapshot);
    return customers
        .find(Customers.KEY)
        .flatMap(definition -> profiles.map(snapshot -> model(definition, snapshot)));
  }

  private CustomerModel model(Customers definition, Snapshot profiles) {
    List<Relationship> known = relationships.all();
    Map<TableName, Snapshot> tables = new HashMap<>();
    known.stream()
        .flatMap(one -> Stream.of(one.from(), one.to()))
        .distinct()
        .forEach(table ->
            snapshots
                .latest(table.dataset())
                .ifPresent(version -> tables.put(table, version.snapshot())));
    return new CustomerModel(profiles, definition.table(), tables, known);
  }
}
