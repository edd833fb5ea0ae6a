package dev.listkeeper.query.reference;

import dev.listkeeper.query.Query;
import dev.listkeeper.query.Schema;
import dev.listkeeper.query.Snapshot;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Computes the rows of queries, one node at a time. */
final class Runner {
  private final Function<Snapshot, Table> stored;

  Runner(Function<Snapshot, Table> stored) {
    this.stored = stored;
  }

  Table run(Query query) {
    return new Table(query.schema(), rows(query));
  }

  private List<Row> rows(Query query) {
    return switch (query) {
      case Query.Scan scan -> stored.apply(scan.snapshot()).rows();
      case Query.Rows given ->
          given.rows().stream()
              .map(row -> new Row(row.stream().<@Nullable Object>map(Values::of).toList()))
              .toList();
      case Query.Staged staged -> StagedReader.read(staged.file(), staged.columns().size());
      case Query.ParquetFile file ->
          throw new UnsupportedOperationException("The reference engine reads no Parquet");
      case Query.Filter filter -> {
        Evaluator evaluator = new Evaluator(filter.input().schema());
        yield rows(filter.input()).stream()
            .filter(row -> evaluator.isTrue(filter.predicate(), row))
            .toList();
      }
      case Query.Project project -> {
        Evaluator evaluator = new Evaluator(project.input().schema());
        yield rows(project.input()).stream()
            .map(row -> projected(project.outputs(), row, evaluator))
            .toList();
      }
      case Query.Join join -> join(join);
      case Query.Aggregate aggregate -> {
        Table input = run(aggregate.input());
        yield new Groups(new Evaluator(input.schema())).of(aggregate, input);
      }
      case Query.Combine combine -> combine(combine);
      case Query.Append append ->
          append.inputs().stream().flatMap(input -> rows(input).stream()).toList();
      case Query.Distinct distinct -> List.copyOf(new LinkedHashSet<>(rows(distinct.input())));
      case Query.Ranked ranked -> ranked(ranked);
      case Query.Sort sort -> {
        Evaluator evaluator = new Evaluator(sort.input().schema());
        Stream<Row> sorted =
            rows(sort.input()).stream()
                .sorted(Values.order(sort.order(), evaluator))
                .skip(sort.offset());
        yield sort.limit().map(sorted::limit).orElse(sorted).toList();
      }
    };
  }

  private static Row projected(List<Query.Output> outputs, Row row, Evaluator evaluator) {
    List<@Nullable Object> values = new ArrayList<>();
    outputs.forEach(output -> values.add(evaluator.value(output.value(), row)));
    return new Row(values);
  }

  private List<Row> join(Query.Join join) {
    Schema leftSchema = join.left().schema();
    Schema rightSchema = join.right().schema();
    List<Integer> leftKeys =
        join.keys().stream().map(key -> leftSchema.indexOf(key.left())).toList();
    List<Integer> rightKeys =
        join.keys().stream().map(key -> rightSchema.indexOf(key.right())).toList();
    Map<List<Object>, List<Row>> partners = new HashMap<>();
    for (Row row : rows(join.right())) {
      List<Object> key = key(row, rightKeys);
      if (!key.isEmpty()) {
        partners.computeIfAbsent(key, any -> new ArrayList<>()).add(row);
      }
    }
    List<@Nullable Object> nothing = Collections.nCopies(rightSchema.columns().size(), null);
    List<Row> result = new ArrayList<>();
    for (Row left : rows(join.left())) {
      List<Row> found = partners.getOrDefault(key(left, leftKeys), List.of());
      switch (join.kind()) {
        case INNER -> found.forEach(right -> result.add(left.plus(right.values())));
        case LEFT -> {
          found.forEach(right -> result.add(left.plus(right.values())));
          if (found.isEmpty()) {
            result.add(left.plus(nothing));
          }
        }
        case SEMI -> {
          if (!found.isEmpty()) {
            result.add(left);
          }
        }
        case ANTI -> {
          if (found.isEmpty()) {
            result.add(left);
          }
        }
      }
    }
    return result;
  }

  /** The key of a row, numbers of both types made alike; empty if a part is absent. */
  private static List<Object> key(Row row, List<Integer> columns) {
    List<Object> key = new ArrayList<>();
    for (int column : columns) {
      Object value = row.get(column);
      if (value == null) {
        return List.of();
      }
      key.add(
          value instanceof Long || value instanceof java.math.BigDecimal
              ? Values.number(value).stripTrailingZeros()
              : value);
    }
    return key;
  }

  private List<Row> combine(Query.Combine combine) {
    Set<Row> result = new LinkedHashSet<>(rows(combine.left()));
    List<Row> right = rows(combine.right());
    switch (combine.kind()) {
      case UNION -> result.addAll(right);
      case INTERSECT -> result.retainAll(new HashSet<>(right));
      case EXCEPT -> result.removeAll(new HashSet<>(right));
    }
    return List.copyOf(result);
  }

  private List<Row> ranked(Query.Ranked ranked) {
    Schema schema = ranked.input().schema();
    List<Integer> partition = ranked.partitionBy().stream().map(schema::indexOf).toList();
    Map<Row, Long> positions = new HashMap<>();
    return rows(ranked.input()).stream()
        .sorted(Values.order(ranked.order(), new Evaluator(schema)))
        .map(row -> row.plus(List.of(positions.merge(row.only(partition), 1L, Long::sum))))
        .toList();
  }
}
