package dev.listkeeper.profile;

import static dev.listkeeper.profile.Customers.CUSTOMER_ID;

import dev.listkeeper.problem.Problem;
import dev.listkeeper.problem.ProblemCode;
import dev.listkeeper.query.Expression;
import dev.listkeeper.query.Literal;
import dev.listkeeper.query.Query;
import dev.listkeeper.query.Schema;
import dev.listkeeper.query.Snapshot;
import dev.listkeeper.query.Type;
import dev.listkeeper.source.TableName;
import dev.listkeeper.workspace.Key;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Profiles and the tables around them, as of one moment: turns attribute paths into queries.
 * Columns of the profile keep their names; a column reached over relationships is named by its
 * {@link AttributePath}, {@code orders/total}.
 *
 * @param customers the profile table, with CustomerId
 * @param table the source table the profiles came from
 * @param tables last committed snapshots of all tables
 */
public record CustomerModel(
    Snapshot customers,
    TableName table,
    Map<TableName, Snapshot> tables,
    List<Relationship> relationships) {

  public CustomerModel {
    tables = Map.copyOf(tables);
    relationships = List.copyOf(relationships);
  }

  /** One step of a path: from a column of what is already joined to a column of the next table. */
  private record Hop(
      Relationship relationship, String from, TableName to, String toColumn, boolean single) {}

  /**
   * A row for each combination of a customer and related rows along the path (inner joins): the
   * profile's columns, then those of each table on the way.
   */
  public Query along(List<Key> path) {
    Query joined = new Query.Scan(customers);
    for (Hop hop : hops(path)) {
      joined =
          join(
              Query.JoinKind.INNER,
              joined,
              hop,
              prefix(path, hop),
              new Query.Scan(snapshot(hop.to())));
    }
    return joined;
  }

  /** Columns that {@link #along} gives. */
  public Schema schemaAlong(List<Key> path) {
    return along(path).schema();
  }

  /** Whether every customer has at most one row along the path. */
  public boolean isSingle(List<Key> path) {
    return hops(path).stream().allMatch(Hop::single);
  }

  /**
   * The type of an attribute; refuses unknown relationships and columns with the nearest known
   * name.
   */
  public Type typeOf(AttributePath attribute) {
    Schema schema = tableSchema(attribute.relationships());
    return schema
        .find(attribute.column())
        .map(Schema.Column::type)
        .orElseThrow(() ->
            new Problem(
                ProblemCode.UNKNOWN_COLUMN,
                "There is no attribute '"
                    + attribute
                    + "'; known here are "
                    + schema.names().stream().sorted().collect(Collectors.joining(", "))
                    + "."));
  }

  /** Columns of the table a path ends at, by their own names. */
  public Schema tableSchema(List<Key> path) {
    List<Hop> hops = hops(path);
    return hops.isEmpty() ? customers.schema() : snapshot(hops.getLast().to()).schema();
  }

  /**
   * One row a customer: CustomerId and the attributes, each named by its path. Customers without a
   * related row have absent values. Where data has several rows on a path declared single, the
   * first by all its columns counts.
   *
   * @throws Problem WRONG_TYPE if an attribute may have several values a customer
   */
  public Query attributes(Set<AttributePath> attributes) {
    Query joined = new Query.Scan(customers);
    Set<List<Key>> done = new LinkedHashSet<>();
    done.add(List.of());
    for (AttributePath attribute : attributes) {
      typeOf(attribute);
      if (!isSingle(attribute.relationships())) {
        throw new Problem(
            ProblemCode.WRONG_TYPE,
            "'"
                + attribute
                + "' may have several values for one customer; choose an attribute that has one.");
      }
      joined = joinMissing(joined, attribute.relationships(), done);
    }
    List<Query.Output> outputs = new ArrayList<>();
    outputs.add(new Query.Output(CUSTOMER_ID, new Expression.Ref(CUSTOMER_ID)));
    attributes.stream()
        .map(AttributePath::toString)
        .filter(name -> !name.equals(CUSTOMER_ID))
        .forEach(name -> outputs.add(new Query.Output(name, new Expression.Ref(name))));
    return new Query.Project(joined, outputs);
  }

  private Query joinMissing(Query joined, List<Key> path, Set<List<Key>> done) {
    Query result = joined;
    List<Hop> hops = hops(path);
    for (int i = 0; i < hops.size(); i++) {
      if (done.add(path.subList(0, i + 1))) {
        Hop hop = hops.get(i);
        result =
            join(Query.JoinKind.LEFT, result, hop, prefix(path.subList(0, i + 1)), firstRows(hop));
      }
    }
    return result;
  }

  /** One row for each value of the join column. */
  private Query firstRows(Hop hop) {
    Snapshot target = snapshot(hop.to());
    List<Query.Order> order = target.schema().names().stream().map(Query.Order::ascending).toList();
    Query ranked =
        new Query.Ranked(new Query.Scan(target), " rank", List.of(hop.toColumn()), order);
    return new Query.Filter(
        ranked,
        new Expression.Compare(
            Expression.Comparison.EQUAL, new Expression.Ref(" rank"), Literal.of(1)));
  }

  private static Query join(Query.JoinKind kind, Query left, Hop hop, String prefix, Query right) {
    Query renamed =
        new Query.Project(
            right,
            right.schema().names().stream()
                .filter(name -> !name.equals(" rank"))
                .map(name -> new Query.Output(prefix + name, new Expression.Ref(name)))
                .toList());
    return new Query.Join(
        kind, left, renamed, List.of(new Query.Key(hop.from(), prefix + hop.toColumn())));
  }

  private String prefix(List<Key> path, Hop hop) {
    int end = path.indexOf(hop.relationship().key()) + 1;
    return prefix(path.subList(0, end));
  }

  private static String prefix(List<Key> path) {
    return path.stream().map(key -> key + "/").collect(Collectors.joining());
  }

  private List<Hop> hops(List<Key> path) {
    List<Hop> hops = new ArrayList<>();
    TableName at = table;
    for (int i = 0; i < path.size(); i++) {
      Key key = path.get(i);
      if (path.indexOf(key) != i) {
        throw new Problem(
            ProblemCode.PATH_NOT_FOUND, "The path " + path + " goes over '" + key + "' twice.");
      }
      Hop hop = hop(at, key, prefix(path.subList(0, i)));
      hops.add(hop);
      at = hop.to();
    }
    return hops;
  }

  private Hop hop(TableName at, Key key, String prefix) {
    Relationship relationship =
        find(key)
            .orElseThrow(() ->
                new Problem(
                    ProblemCode.PATH_NOT_FOUND,
                    "There is no relationship '"
                        + key
                        + "'; known are "
                        + relationships.stream().map(known -> known.key().value()).sorted().toList()
                        + "."));
    if (relationship.from().equals(at)) {
      return new Hop(
          relationship,
          prefix + relationship.fromColumn(),
          relationship.to(),
          relationship.toColumn(),
          true);
    }
    if (relationship.to().equals(at)) {
      boolean single = relationship.cardinality() == Relationship.Cardinality.ONE_TO_ONE;
      return new Hop(
          relationship,
          prefix + relationship.toColumn(),
          relationship.from(),
          relationship.fromColumn(),
          single);
    }
    throw new Problem(
        ProblemCode.PATH_NOT_FOUND,
        "The relationship '"
            + key
            + "' joins "
            + relationship.from()
            + " and "
            + relationship.to()
            + ", not "
            + at
            + ".");
  }

  private Optional<Relationship> find(Key key) {
    return relationships.stream()
        .filter(relationship -> relationship.key().equals(key))
        .findFirst();
  }

  private Snapshot snapshot(TableName name) {
    Snapshot snapshot = tables.get(name);
    if (snapshot == null) {
      throw new Problem(
          ProblemCode.NOT_REFRESHED,
          "The table " + name + " has not been read yet; refresh its data source first.");
    }
    return snapshot;
  }
}
