package dev.listkeeper.engine.duckdb.sql;

import static java.util.stream.Collectors.joining;

import dev.listkeeper.query.Literal;
import dev.listkeeper.query.Query;
import dev.listkeeper.query.Schema;
import dev.listkeeper.query.StagedText;
import dev.listkeeper.query.Type;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Queries as SELECT statements whose columns are named c0, c1, ... */
public final class QuerySql {
  /** The one file of a stored table. */
  public static final String ROWS_FILE = "rows.parquet";

  /** The longest row of a staged file. DuckDB keeps a multiple of it in memory for each thread. */
  private static final int LONGEST_ROW_BYTES = 4 << 20;

  private QuerySql() {}

  public static String of(Query query) {
    return switch (query) {
      case Query.Scan scan ->
          "SELECT *" + parquet(scan.snapshot().folder().resolve(ROWS_FILE), scan.schema());
      case Query.Rows rows -> rows(rows);
      case Query.Staged staged -> staged(staged);
      case Query.ParquetFile file -> foreign(file);
      case Query.Filter filter -> filter(filter);
      case Query.Project project -> project(project);
      case Query.Join join -> join(join);
      case Query.Aggregate aggregate -> new AggregateSql(scope(aggregate.input())).of(aggregate);
      case Query.Combine combine ->
          nested(combine.left())
              + switch (combine.kind()) {
                case UNION -> " UNION ";
                case INTERSECT -> " INTERSECT ";
                case EXCEPT -> " EXCEPT ";
              }
              + nested(combine.right());
      case Query.Append append ->
          append.inputs().stream().map(QuerySql::nested).collect(joining(" UNION ALL "));
      case Query.Distinct distinct -> "SELECT DISTINCT * FROM (" + of(distinct.input()) + ")";
      case Query.Ranked ranked -> ranked(ranked);
      case Query.Sort sort -> sort(sort);
    };
  }

  private static Scope scope(Query input) {
    return new Scope(input.schema(), of(input));
  }

  private static String nested(Query query) {
    return "SELECT * FROM (" + of(query) + ")";
  }

  private static List<String> columns(String table, Schema schema) {
    return SqlText.columns(schema.columns().size()).stream().map(name -> table + name).toList();
  }

  private static String parquet(Path file, Schema schema) {
    return " FROM read_parquet("
        + SqlText.quote(file)
        + ", binary_as_string = true, hive_partitioning = false) AS t("
        + String.join(", ", columns("", schema))
        + ")";
  }

  private static String rows(Query.Rows rows) {
    if (rows.rows().isEmpty()) {
      List<String> nothing =
          rows.schema().columns().stream()
              .map(column -> LiteralSql.of(new Literal.Absent(column.type())))
              .toList();
      return "SELECT " + SqlText.select(nothing) + " WHERE false";
    }
    return rows.rows().stream()
        .map(row -> row.stream().map(LiteralSql::of).collect(joining(", ", "(", ")")))
        .collect(
            joining(
                ", ",
                "SELECT * FROM (VALUES ",
                ") AS t(" + String.join(", ", columns("", rows.schema())) + ")"));
  }

  /** Nothing is left to be guessed: a guess would look at the data of a person. */
  private static String staged(Query.Staged staged) {
    return columns("", staged.schema()).stream()
        .map(column -> "'" + column + "': 'VARCHAR'")
        .collect(
            joining(
                ", ",
                "SELECT * FROM read_csv(" + SqlText.quote(staged.file()) + ", columns = {",
                "}, auto_detect = false, header = false, delim = "
                    + SqlText.quote(String.valueOf(StagedText.DELIMITER))
                    + ", quote = '\"', escape = '\"', new_line = '\\n', nullstr = '',"
                    + " allow_quoted_nulls = false, null_padding = false, strict_mode = true,"
                    + " comment = '', encoding = 'utf-8', parallel = true, max_line_size = "
                    + LONGEST_ROW_BYTES
                    + ")"));
  }

  private static String foreign(Query.ParquetFile file) {
    List<String> values = new ArrayList<>();
    for (Schema.Column column : file.schema().columns()) {
      values.add(TypeSql.foreign("t.c" + values.size(), column.type()));
    }
    return "SELECT " + SqlText.select(values) + parquet(file.file(), file.schema());
  }

  private static String filter(Query.Filter filter) {
    Scope scope = scope(filter.input());
    String predicate = new ExpressionSql(scope).of(filter.predicate());
    return "SELECT "
        + String.join(", ", columns("t.", filter.schema()))
        + scope.from()
        + " WHERE "
        + predicate;
  }

  private static String project(Query.Project project) {
    Scope scope = scope(project.input());
    ExpressionSql expressions = new ExpressionSql(scope);
    List<String> values =
        project.outputs().stream().map(output -> expressions.of(output.value())).toList();
    return "SELECT " + SqlText.select(values) + scope.from();
  }

  private static String join(Query.Join join) {
    Schema left = join.left().schema();
    Schema right = join.right().schema();
    List<String> kept = new ArrayList<>(columns("l.", left));
    String kind =
        switch (join.kind()) {
          case INNER -> {
            kept.addAll(columns("r.", right));
            yield " JOIN ";
          }
          case LEFT -> {
            kept.addAll(columns("r.", right));
            yield " LEFT JOIN ";
          }
          case SEMI -> " SEMI JOIN ";
          case ANTI -> " ANTI JOIN ";
        };
    String condition =
        join.keys().stream()
            .map(key -> {
              Type l = left.typeOf(key.left());
              Type r = right.typeOf(key.right());
              return ExpressionSql.widened("l.c" + left.indexOf(key.left()), l, r)
                  + " = "
                  + ExpressionSql.widened("r.c" + right.indexOf(key.right()), r, l);
            })
            .collect(joining(" AND "));
    return "SELECT "
        + SqlText.select(kept)
        + " FROM ("
        + of(join.left())
        + ") AS l"
        + kind
        + "("
        + of(join.right())
        + ") AS r ON "
        + condition;
  }

  private static String ranked(Query.Ranked ranked) {
    Scope scope = scope(ranked.input());
    ExpressionSql expressions = new ExpressionSql(scope);
    List<String> clauses = new ArrayList<>();
    if (!ranked.partitionBy().isEmpty()) {
      clauses.add(
          ranked.partitionBy().stream()
              .map(scope::column)
              .collect(joining(", ", "PARTITION BY ", "")));
    }
    if (!ranked.order().isEmpty()) {
      clauses.add(AggregateSql.orderBy(ranked.order(), expressions));
    }
    List<String> values = new ArrayList<>(columns("t.", ranked.input().schema()));
    values.add("row_number() OVER (" + String.join(" ", clauses) + ")");
    return "SELECT " + SqlText.select(values) + scope.from();
  }

  private static String sort(Query.Sort sort) {
    Scope scope = scope(sort.input());
    String order =
        sort.order().isEmpty()
            ? ""
            : " " + AggregateSql.orderBy(sort.order(), new ExpressionSql(scope));
    return "SELECT "
        + String.join(", ", columns("t.", sort.schema()))
        + scope.from()
        + order
        + sort.limit().map(limit -> " LIMIT " + limit).orElse("")
        + " OFFSET "
        + sort.offset();
  }
}
