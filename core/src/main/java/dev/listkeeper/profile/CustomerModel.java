package dev.listkeeper.profile;

import static dev.listkeeper.profile.Customers.CUSTOMER_ID;

import dev.listkeeper.problem.Nearest;
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

  /**
   * One step of a path, from the table reached so far to the next.
   *
   * @param fromColumn of the table reached so far
   * @param single whether a row there has at most one row here
   */
  public record Hop(
      Key relationship, String fromColumn, TableName to, String toColumn, boolean single) {}

  /**
   * A row for each combination of a customer and related rows along the path (inner joins): the
   * profile's columns, then those of each table on the way.
   */
  public Query along(List<Key> path) {
    Query joined = new Query.Scan(customers);
    List<Hop> hops = hops(path);
    for (int i = 0; i < hops.size(); i++) {
      Query table = new Query.Scan(snapshot(hops.get(i).to()));
      joined = join(Query.JoinKind.INNER, joined, hops.get(i), path.subList(0, i), table);
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
                    + "'; "
                    + Nearest.advice(attribute.column(), schema.names())));
  }

  /** The stored table a path ends at; the profiles for an empty path. */
  public Snapshot tableAt(List<Key> path) {
    List<Hop> hops = hops(path);
    return hops.isEmpty() ? customers : snapshot(hops.getLast().to());
  }

  /** Columns of the table a path ends at, by their own names. */
  public Schema tableSchema(List<Key> path) {
    return tableAt(path).schema();
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
        result = join(Query.JoinKind.LEFT, result, hop, path.subList(0, i), oneRowEach(hop));
      }
    }
    return result;
  }

  /**
   * The table a step leads to, with one row for each value of its join column: the first by all
   * columns.
   */
  public Query oneRowEach(Hop hop) {
    Schema schema = snapshot(hop.to()).schema();
    String rank = "rank";
    while (schema.find(rank).isPresent()) {
      rank += "_";
    }
    List<Query.Order> order = schema.names().stream().map(Query.Order::ascending).toList();
    Query ranked =
        new Query.Ranked(new Query.Scan(snapshot(hop.to())), rank, List.of(hop.toColumn()), order);
    Query first =
        new Query.Filter(
            ranked,
            new Expression.Compare(
                Expression.Comparison.EQUAL, new Expression.Ref(rank), Literal.of(1)));
    return new Query.Project(
        first,
        schema.names().stream()
            .map(name -> new Query.Output(name, new Expression.Ref(name)))
            .toList());
  }

  private static Query join(
      Query.JoinKind kind, Query left, Hop hop, List<Key> before, Query right) {
    String prefix = prefix(before) + hop.relationship() + "/";
    Query renamed =
        new Query.Project(
            right,
            right.schema().names().stream()
                .map(name -> new Query.Output(prefix + name, new Expression.Ref(name)))
                .toList());
    return new Query.Join(
        kind,
        left,
        renamed,
        List.of(new Query.Key(prefix(before) + hop.fromColumn(), prefix + hop.toColumn())));
  }

  private static String prefix(List<Key> path) {
    return path.stream().map(key -> key + "/").collect(Collectors.joining());
  }

  /** The steps of a path; refuses one that leads nowhere. */
  public List<Hop> hops(List<Key> path) {
    List<Hop> hops = new ArrayList<>();
    TableName at = table;
    Snapshot rows = customers;
    for (int i = 0; i < path.size(); i++) {
      Key key = path.get(i);
      if (path.indexOf(key) != i) {
        throw new Problem(
            ProblemCode.PATH_NOT_FOUND, "The path " + path + " goes over '" + key + "' twice.");
      }
      Hop hop = hop(at, key);
      at = hop.to();
      Snapshot next = snapshot(at);
      checkJoin(hop, rows, next);
      hops.add(hop);
      rows = next;
    }
    return hops;
  }

  private static void checkJoin(Hop hop, Snapshot from, Snapshot to) {
    Type left = joinType(hop, from, hop.fromColumn());
    Type right = joinType(hop, to, hop.toColumn());
    if (!left.comparesWith(right)) {
      throw new Problem(
          ProblemCode.WRONG_TYPE,
          "The relationship '"
              + hop.relationship()
              + "' joins '"
              + hop.fromColumn()
              + "' ("
              + left
              + ") with '"
              + hop.toColumn()
              + "' ("
              + right
              + "); give both columns one type in their data sources.");
    }
  }

  private static Type joinType(Hop hop, Snapshot rows, String column) {
    return rows.schema()
        .find(column)
        .map(Schema.Column::type)
        .orElseThrow(() ->
            new Problem(
                ProblemCode.UNKNOWN_COLUMN,
                "The relationship '"
                    + hop.relationship()
                    + "' joins on '"
                    + column
                    + "', which its table does not have; known there are "
                    + String.join(", ", rows.schema().names())
                    + "."));
  }

  private Hop hop(TableName at, Key key) {
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
          key, relationship.fromColumn(), relationship.to(), relationship.toColumn(), true);
    }
    if (relationship.to().equals(at)) {
      boolean single = relationship.cardinality() == Relationship.Cardinality.ONE_TO_ONE;
      return new Hop(
          key, relationship.toColumn(), relationship.from(), relationship.fromColumn(), single);
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
