package dev.listkeeper.engine.contract;

import static dev.listkeeper.engine.contract.Rows.column;
import static dev.listkeeper.engine.contract.Rows.ref;

import dev.listkeeper.query.Literal;
import dev.listkeeper.query.Query;
import dev.listkeeper.query.Query.Order;
import dev.listkeeper.query.Schema;
import dev.listkeeper.query.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * Random queries over random small tables, the same for the same seed. Where the model leaves a
 * choice to the engine (ties), every column is part of the order, so that only equal rows tie.
 */
public final class RandomQueries {
  private final Random random;
  private final RandomExpressions expressions;
  private int names;

  public RandomQueries(long seed) {
    this.random = new Random(seed);
    this.expressions = new RandomExpressions(random);
  }

  /** A query of at most so many nodes one above the other. */
  public Query query(int depth) {
    if (depth == 0) {
      return table();
    }
    Query input = query(depth - 1);
    Schema schema = input.schema();
    return switch (random.nextInt(10)) {
      case 0 -> new Query.Filter(input, expressions.of(Type.BOOLEAN, schema, 2));
      case 1 -> project(input);
      case 2 -> join(input);
      case 3 -> aggregate(input);
      case 4 -> {
        Query.SetKind kind = pick(Query.SetKind.values());
        Query other = new Query.Filter(input, expressions.of(Type.BOOLEAN, schema, 1));
        yield random.nextBoolean()
            ? new Query.Combine(kind, input, other)
            : new Query.Combine(kind, other, input);
      }
      case 5 ->
          new Query.Append(
              List.of(input, new Query.Filter(input, expressions.of(Type.BOOLEAN, schema, 1))));
      case 6 -> new Query.Distinct(input);
      case 7 -> new Query.Ranked(new Query.Distinct(input), name(), some(schema), order(schema));
      case 8 ->
          new Query.Sort(
              input,
              order(schema),
              random.nextInt(3),
              random.nextBoolean() ? Optional.empty() : Optional.of((long) random.nextInt(6)));
      default -> project(input);
    };
  }

  private Query table() {
    List<Schema.Column> columns = new ArrayList<>();
    int width = 2 + random.nextInt(4);
    for (int i = 0; i < width; i++) {
      columns.add(column(name(), i == 0 ? Type.TEXT : pick(Type.values())));
    }
    List<List<Literal>> rows = new ArrayList<>();
    int height = random.nextInt(9);
    for (int i = 0; i < height; i++) {
      rows.add(columns.stream().map(column -> expressions.literal(column.type())).toList());
    }
    return new Query.Rows(new Schema(columns), rows);
  }

  private Query project(Query input) {
    List<Query.Output> outputs = new ArrayList<>();
    int width = 1 + random.nextInt(4);
    for (int i = 0; i < width; i++) {
      outputs.add(new Query.Output(name(), expressions.of(pick(Type.values()), input.schema(), 3)));
    }
    return new Query.Project(input, outputs);
  }

  private Query join(Query left) {
    Query right = table();
    List<Query.Key> keys = new ArrayList<>();
    for (Schema.Column l : left.schema().columns()) {
      for (Schema.Column r : right.schema().columns()) {
        if (l.type().comparesWith(r.type()) && (keys.isEmpty() || random.nextInt(4) == 0)) {
          keys.add(new Query.Key(l.name(), r.name()));
        }
      }
    }
    return keys.isEmpty() ? left : new Query.Join(pick(Query.JoinKind.values()), left, right, keys);
  }

  private Query aggregate(Query input) {
    Schema schema = input.schema();
    List<Query.Total> totals = new ArrayList<>();
    int width = 1 + random.nextInt(3);
    for (int i = 0; i < width; i++) {
      Query.Function function = pick(Query.Function.values());
      Type type =
          switch (function) {
            case SUM, AVERAGE -> random.nextBoolean() ? Type.INTEGER : Type.DECIMAL;
            case COUNT_ROWS, COUNT, COUNT_DISTINCT, MIN, MAX, FIRST, LAST -> pick(Type.values());
          };
      totals.add(
          new Query.Total(
              name(),
              function,
              function == Query.Function.COUNT_ROWS
                  ? Optional.empty()
                  : Optional.of(expressions.of(type, schema, 1)),
              random.nextInt(3) == 0
                  ? Optional.of(expressions.of(Type.BOOLEAN, schema, 1))
                  : Optional.empty(),
              function == Query.Function.FIRST || function == Query.Function.LAST
                  ? order(schema)
                  : List.of()));
    }
    return new Query.Aggregate(input, some(schema), totals);
  }

  private List<String> some(Schema schema) {
    return schema.names().stream().filter(name -> random.nextInt(3) == 0).toList();
  }

  private List<Order> order(Schema schema) {
    List<Order> order = new ArrayList<>();
    if (random.nextBoolean()) {
      order.add(new Order(expressions.of(pick(Type.values()), schema, 2), random.nextBoolean()));
    }
    schema.names().forEach(name -> order.add(new Order(ref(name), random.nextBoolean())));
    return order;
  }

  private String name() {
    return "column " + names++;
  }

  private <T> T pick(T[] values) {
    return values[random.nextInt(values.length)];
  }

  /** Whether rows of the query come in an order of its own. */
  public static boolean isOrdered(Query query) {
    return query instanceof Query.Sort;
  }
}
