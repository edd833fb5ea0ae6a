package dev.listkeeper.profile;

import static dev.listkeeper.query.Expressions.as;
import static dev.listkeeper.query.Expressions.keep;
import static dev.listkeeper.query.Expressions.present;
import static dev.listkeeper.query.Expressions.ref;

import dev.listkeeper.problem.Problem;
import dev.listkeeper.problem.ProblemCode;
import dev.listkeeper.query.Expression;
import dev.listkeeper.query.Query;
import dev.listkeeper.query.Schema;
import dev.listkeeper.query.Snapshot;
import dev.listkeeper.query.Type;
import dev.listkeeper.snapshot.Snapshots;
import dev.listkeeper.snapshot.Version;
import dev.listkeeper.source.DataSource;
import dev.listkeeper.source.TableName;
import dev.listkeeper.source.file.FileTable;
import dev.listkeeper.workspace.Definitions;
import dev.listkeeper.workspace.Key;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes the customer profiles, and gives them with the tables around them. Thread-safe. */
public final class Profiles {
  private final Definitions<DataSource> sources;
  private final Definitions<Customers> customers;
  private final Definitions<Relationship> relationships;
  private final Snapshots snapshots;

  public Profiles(
      Definitions<DataSource> sources,
      Definitions<Customers> customers,
      Definitions<Relationship> relationships,
      Snapshots snapshots) {
    this.sources = sources;
    this.customers = customers;
    this.relationships = relationships;
    this.snapshots = snapshots;
  }

  /** Which table holds the customers. */
  public TableName table() {
    return customers
        .find(Customers.KEY)
        .map(Customers::table)
        .orElseThrow(() ->
            new Problem(
                ProblemCode.NOT_REFRESHED,
                "No table is chosen as the customer table yet; name it under 'customers'."));
  }

  /** Makes the profiles anew from the last read of the customer table. */
  public Version build() {
    TableName name = table();
    Snapshot rows =
        snapshots
            .require(
                name.dataset(),
                "The table " + name + " has not been read yet; refresh its data source first.")
            .snapshot();
    return snapshots.store(
        Customers.DATASET, profiles(rows, primaryKey(name), name), "from " + name);
  }

  private static Query profiles(Snapshot rows, String key, TableName name) {
    Type type =
        rows.schema()
            .find(key)
            .map(Schema.Column::type)
            .orElseThrow(() ->
                new Problem(
                    ProblemCode.UNKNOWN_COLUMN,
                    "The primary key '"
                        + key
                        + "' is no column of "
                        + name
                        + "; it has "
                        + rows.schema().names()
                        + "."));
    if (!key.equals(Customers.CUSTOMER_ID)
        && rows.schema().find(Customers.CUSTOMER_ID).isPresent()) {
      throw new Problem(
          ProblemCode.INVALID_REQUEST,
          name
              + " has a column CustomerId that is not its primary key; make it the primary key or rename it.");
    }
    Expression id = type == Type.TEXT ? ref(key) : new Expression.Format(ref(key));
    List<Query.Output> outputs = new ArrayList<>();
    outputs.add(as(Customers.CUSTOMER_ID, id));
    rows.schema().names().stream()
        .filter(column -> !column.equals(Customers.CUSTOMER_ID))
        .forEach(column -> outputs.add(keep(column)));
    return new Query.Project(new Query.Filter(new Query.Scan(rows), present(ref(key))), outputs);
  }

  private String primaryKey(TableName name) {
    return sources
        .find(name.source())
        .flatMap(source -> source.table(name.table()))
        .orElseThrow(() ->
            new Problem(
                ProblemCode.UNKNOWN_TABLE,
                "The customer table " + name + " is no table of a data source."))
        .primaryKey()
        .orElseThrow(() ->
            new Problem(
                ProblemCode.INVALID_REQUEST,
                "The customer table "
                    + name
                    + " needs a primary key; name the column that tells customers apart."));
  }

  /** The profiles and all tables as last committed. */
  public CustomerModel current() {
    Snapshot profiles =
        snapshots
            .require(Customers.DATASET, "There are no customer profiles yet; run a refresh first.")
            .snapshot();
    Map<TableName, Snapshot> tables = new HashMap<>();
    for (DataSource source : sources.all()) {
      for (FileTable table : source.tables()) {
        TableName name = source.name(table);
        snapshots.latest(name.dataset()).ifPresent(version -> tables.put(name, version.snapshot()));
      }
    }
    return new CustomerModel(profiles, table(), tables, relationships.all());
  }

  /** The sources whose tables are joined by these relationships. */
  public Set<Key> sourcesOf(Set<Key> used) {
    return relationships.all().stream()
        .filter(relationship -> used.contains(relationship.key()))
        .flatMap(
            relationship -> Stream.of(relationship.from().source(), relationship.to().source()))
        .collect(Collectors.toSet());
  }
}
