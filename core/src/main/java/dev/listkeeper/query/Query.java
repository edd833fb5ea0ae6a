package dev.listkeeper.query;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A table computed from stored tables: a small relational model. Every node knows its columns, and
 * checks them when it is made, so a query that exists fits its tables. Rows have no order unless
 * the outermost node is a {@link Sort}.
 */
public sealed interface Query {

  /** The columns of the result. */
  Schema schema();

  /** All rows of a stored table. */
  record Scan(Snapshot snapshot) implements Query {
    @Override
    public Schema schema() {
      return snapshot.schema();
    }
  }

  /** Rows given by value; for small tables. */
  record Rows(Schema schema, List<List<Literal>> rows) implements Query {
    public Rows {
      rows = rows.stream().map(List::copyOf).toList();
      for (List<Literal> row : rows) {
        Typing.checkRow(schema, row);
      }
    }
  }

  /** Rows of a staged text file (see {@link StagedText}); all columns are TEXT. */
  record Staged(Path file, List<String> columns) implements Query {
    public Staged {
      columns = List.copyOf(columns);
    }

    @Override
    public Schema schema() {
      return new Schema(columns.stream().map(name -> new Schema.Column(name, Type.TEXT)).toList());
    }
  }

  /**
   * Rows of a Parquet file that others wrote, as {@link QueryEngine#parquetSchema} reported it:
   * column types are mapped to the nearest of ours.
   */
  record ParquetFile(Path file, Schema schema) implements Query {}

  record Filter(Query input, Expression predicate) implements Query {
    public Filter {
      Typing.expect(Type.BOOLEAN, predicate, input.schema());
    }

    @Override
    public Schema schema() {
      return input.schema();
    }
  }

  /** An output column and how it is computed. */
  record Output(String name, Expression value) {}

  record Project(Query input, List<Output> outputs) implements Query {
    public Project {
      outputs = List.copyOf(outputs);
      Typing.of(outputs, input.schema());
    }

    @Override
    public Schema schema() {
      return Typing.of(outputs, input.schema());
    }
  }

  /** Which rows a join keeps. */
  enum JoinKind {
    /** Pairs with equal keys. */
    INNER,
    /** The same, and left rows without a partner, whose right columns are absent. */
    LEFT,
    /** Left rows that have a partner, once each; left columns only. */
    SEMI,
    /** Left rows that have none; left columns only. */
    ANTI
  }

  /** A pair of columns that must be equal; absent values are equal to nothing. */
  record Key(String left, String right) {}

  /** Columns of the two sides must have different names, except in SEMI and ANTI joins. */
  record Join(JoinKind kind, Query left, Query right, List<Key> keys) implements Query {
    public Join {
      keys = List.copyOf(keys);
      Typing.checkJoin(left.schema(), right.schema(), keys);
      Typing.join(kind, left.schema(), right.schema());
    }

    @Override
    public Schema schema() {
      return Typing.join(kind, left.schema(), right.schema());
    }
  }

  /** An order of rows; absent values always come last. */
  record Order(Expression by, boolean ascending) {
    public static Order ascending(String column) {
      return new Order(new Expression.Ref(column), true);
    }

    public static Order descending(String column) {
      return new Order(new Expression.Ref(column), false);
    }
  }

  /** What is computed over the rows of a group. All but COUNT_ROWS pass over absent values. */
  enum Function {
    COUNT_ROWS,
    COUNT,
    COUNT_DISTINCT,
    /**
     * Of INTEGER and DECIMAL; the result is DECIMAL, absent for no rows. One beyond DECIMAL's range
     * is an {@link EngineException}.
     */
    SUM,
    /** Sum divided by count, DECIMAL, rounded half up (away from zero). */
    AVERAGE,
    MIN,
    MAX,
    /** The value of the first row by the given order that has a value. */
    FIRST,
    LAST
  }

  /**
   * An aggregate column.
   *
   * @param argument absent only for COUNT_ROWS
   * @param where rows that count; absent means all
   * @param order for FIRST and LAST: must make the choice unambiguous
   */
  record Total(
      String name,
      Function function,
      Optional<Expression> argument,
      Optional<Expression> where,
      List<Order> order) {
    public Total {
      order = List.copyOf(order);
    }

    public static Total countRows(String name) {
      return new Total(name, Function.COUNT_ROWS, Optional.empty(), Optional.empty(), List.of());
    }

    public static Total of(String name, Function function, Expression argument) {
      return new Total(name, function, Optional.of(argument), Optional.empty(), List.of());
    }
  }

  /** One row a group; without group columns one row in all. Absent group values form a group. */
  record Aggregate(Query input, List<String> groupBy, List<Total> totals) implements Query {
    public Aggregate {
      groupBy = List.copyOf(groupBy);
      totals = List.copyOf(totals);
      Typing.aggregate(input.schema(), groupBy, totals);
    }

    @Override
    public Schema schema() {
      return Typing.aggregate(input.schema(), groupBy, totals);
    }
  }

  /**
   * Set operations on whole rows, without duplicates in the result; both sides have the same
   * columns.
   */
  enum SetKind {
    UNION,
    INTERSECT,
    EXCEPT
  }

  record Combine(SetKind kind, Query left, Query right) implements Query {
    public Combine {
      Typing.expectSame(left.schema(), right.schema());
    }

    @Override
    public Schema schema() {
      return left.schema();
    }
  }

  /** All rows of all inputs, duplicates included; all have the same columns. */
  record Append(List<Query> inputs) implements Query {
    public Append {
      inputs = List.copyOf(inputs);
      if (inputs.isEmpty()) {
        throw new InvalidQueryException("There is nothing to append.");
      }
      for (Query input : inputs) {
        Typing.expectSame(inputs.getFirst().schema(), input.schema());
      }
    }

    @Override
    public Schema schema() {
      return inputs.getFirst().schema();
    }
  }

  /** Each row once. */
  record Distinct(Query input) implements Query {
    @Override
    public Schema schema() {
      return input.schema();
    }
  }

  /**
   * Adds each row's position, from 1, within its partition by the order (INTEGER); the order must
   * be unambiguous.
   */
  record Ranked(Query input, String name, List<String> partitionBy, List<Order> order)
      implements Query {
    public Ranked {
      partitionBy = List.copyOf(partitionBy);
      order = List.copyOf(order);
      Typing.ranked(input.schema(), name, partitionBy, order);
    }

    @Override
    public Schema schema() {
      return Typing.ranked(input.schema(), name, partitionBy, order);
    }
  }

  /** Rows in order, from an offset, at most so many. */
  record Sort(Query input, List<Order> order, long offset, Optional<Long> limit) implements Query {
    public Sort {
      order = List.copyOf(order);
      Typing.checkOrder(input.schema(), order);
    }

    @Override
    public Schema schema() {
      return input.schema();
    }
  }
}
