package dev.listkeeper.source;

import static dev.listkeeper.source.Rejects.isAbsent;
import static dev.listkeeper.source.Rejects.isPresent;
import static dev.listkeeper.source.Rejects.ref;
import static dev.listkeeper.source.Rejects.whole;
import static dev.listkeeper.source.Rejects.words;
import static dev.listkeeper.source.file.StagedFile.LINE;

import dev.listkeeper.query.Expression;
import dev.listkeeper.query.Literal;
import dev.listkeeper.query.Query;
import dev.listkeeper.query.QueryEngine;
import dev.listkeeper.query.RowCursor;
import dev.listkeeper.query.Snapshot;
import dev.listkeeper.query.Type;
import dev.listkeeper.source.file.ColumnType;
import dev.listkeeper.source.file.StagedFile;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The typed rows of a staged file, as queries: those that are taken, and those that are refused for
 * a value, in words.
 *
 * @param zone where timestamps without an offset are read
 */
record TypedRows(StagedFile staged, String file, Optional<String> primaryKey, ZoneId zone) {
  private static final String RANK = "rank";
  private static final String FIRST_KEY = "first_key";
  private static final String FIRST_LINE = "first_line";

  /** All rows, a value that does not fit its column as absent. */
  Query unchecked() {
    return new Query.Project(
        staged.staged(),
        IntStream.range(0, columns())
            .mapToObj(column -> new Query.Output(name(column), value(column)))
            .toList());
  }

  /**
   * Whether {@link #unchecked} rows lost no value, and have a primary key each. Counting what is
   * stored is far cheaper than checking every row on its way.
   */
  boolean isWhole(QueryEngine engine, Snapshot stored) {
    List<Query.Total> totals = new ArrayList<>();
    List<Long> expected = new ArrayList<>();
    for (int column : typedColumns()) {
      totals.add(Query.Total.of("n" + column, Query.Function.COUNT, ref(name(column))));
      expected.add(staged.values().get(column));
    }
    primaryKey.ifPresent(key -> {
      totals.add(Query.Total.of("keys", Query.Function.COUNT_DISTINCT, ref(key)));
      expected.add(staged.rows());
    });
    if (totals.isEmpty()) {
      return true;
    }
    Query counts = new Query.Aggregate(new Query.Scan(stored), List.of(), totals);
    try (RowCursor cursor = engine.open(counts)) {
      cursor.next();
      return IntStream.range(0, totals.size()).allMatch(i -> cursor.whole(i) == expected.get(i));
    }
  }

  /** Rows whose values fit and that have a primary key, under the table's column names. */
  Query taken() {
    return named(fitting());
  }

  /** The same, of each primary key only the row that comes first in the file. */
  Query takenOnce() {
    return named(
        new Query.Filter(
            ranked(),
            new Expression.Compare(Expression.Comparison.EQUAL, ref(RANK), Literal.of(1))));
  }

  /** Malformed rows, whose reasons are staged with them. */
  Query malformed() {
    return Rejects.of(
        staged.stagedRejects(),
        file,
        whole(ref(LINE)),
        ref(StagedFile.REASON),
        ref(StagedFile.RAW));
  }

  /** Rows with a value that does not fit its column, or without a primary key. */
  Query unfitting() {
    List<Expression> reasons = new ArrayList<>();
    List<Expression> unfit = new ArrayList<>();
    for (int column : typedColumns()) {
      Expression fails = fails(column);
      Expression reason =
          words(
              Literal.of(
                  "column "
                      + name(column)
                      + " is not "
                      + article(type(column))
                      + type(column).written()
                      + ": "),
              new Expression.Left(ref(StagedFile.field(column)), Rejects.LONGEST_VALUE));
      unfit.add(fails);
      reasons.add(new Expression.If(fails, reason, new Literal.Absent(Type.TEXT)));
    }
    primaryKey.ifPresent(key -> {
      unfit.add(isAbsent(typed(keyColumn())));
      reasons.add(Literal.of("no primary key: column " + key + " is empty"));
    });
    if (unfit.isEmpty()) {
      return Rejects.none();
    }
    return Rejects.of(
        new Query.Filter(typed(), new Expression.Or(unfit)),
        file,
        ref(LINE),
        new Expression.Coalesce(reasons),
        raw());
  }

  /** Rows whose primary key stands in an earlier row. */
  Query repeated() {
    Query first =
        new Query.Aggregate(
            new Query.Project(
                fitting(),
                List.of(
                    new Query.Output(FIRST_KEY, ref(typed(keyColumn()))),
                    new Query.Output(LINE, ref(LINE)))),
            List.of(FIRST_KEY),
            List.of(Query.Total.of(FIRST_LINE, Query.Function.MIN, ref(LINE))));
    Query later =
        new Query.Filter(
            ranked(),
            new Expression.Compare(Expression.Comparison.GREATER, ref(RANK), Literal.of(1)));
    return Rejects.of(
        new Query.Join(
            Query.JoinKind.INNER,
            later,
            first,
            List.of(new Query.Key(typed(keyColumn()), FIRST_KEY))),
        file,
        ref(LINE),
        words(
            Literal.of("repeats the primary key of line "), new Expression.Format(ref(FIRST_LINE))),
        raw());
  }

  private Query ranked() {
    return new Query.Ranked(
        fitting(), RANK, List.of(typed(keyColumn())), List.of(Query.Order.ascending(LINE)));
  }

  private Query fitting() {
    List<Expression> fits = new ArrayList<>();
    typedColumns().forEach(column -> fits.add(new Expression.Not(fails(column))));
    primaryKey.ifPresent(key -> fits.add(isPresent(typed(keyColumn()))));
    return fits.isEmpty() ? typed() : new Query.Filter(typed(), new Expression.And(fits));
  }

  /** Line number, texts, and typed values beside the texts of columns that are not text. */
  private Query typed() {
    List<Query.Output> outputs = new ArrayList<>();
    outputs.add(new Query.Output(LINE, whole(ref(LINE))));
    for (int column = 0; column < columns(); column++) {
      String text = StagedFile.field(column);
      outputs.add(new Query.Output(text, ref(text)));
      if (type(column).type() != Type.TEXT) {
        outputs.add(new Query.Output(typed(column), value(column)));
      }
    }
    return new Query.Project(staged.staged(), outputs);
  }

  private Expression value(int column) {
    ColumnType type = type(column);
    Expression text = ref(StagedFile.field(column));
    return type.type() == Type.TEXT
        ? text
        : new Expression.Parse(text, type.type(), type.pattern(), zone);
  }

  private Query named(Query rows) {
    return new Query.Project(
        rows,
        IntStream.range(0, columns())
            .mapToObj(column -> new Query.Output(name(column), ref(typed(column))))
            .toList());
  }

  private Expression raw() {
    List<Expression> parts = new ArrayList<>();
    for (int column = 0; column < columns(); column++) {
      if (column > 0) {
        parts.add(Literal.of(staged.detected().dialect().delimiter()));
      }
      parts.add(ref(StagedFile.field(column)));
    }
    return new Expression.Concat(parts);
  }

  private Expression fails(int column) {
    return new Expression.And(
        List.of(isPresent(StagedFile.field(column)), isAbsent(typed(column))));
  }

  private static String article(ColumnType type) {
    return type.type() == Type.INTEGER ? "an " : "a ";
  }

  private List<Integer> typedColumns() {
    return IntStream.range(0, columns())
        .filter(column -> type(column).type() != Type.TEXT)
        .boxed()
        .toList();
  }

  /** The column of the typed value; for text the text itself. */
  private String typed(int column) {
    return type(column).type() == Type.TEXT ? StagedFile.field(column) : "v" + column;
  }

  private int keyColumn() {
    return staged.detected().columnNames().indexOf(primaryKey.orElseThrow());
  }

  private int columns() {
    return staged.types().size();
  }

  private String name(int column) {
    return staged.detected().columnNames().get(column);
  }

  private ColumnType type(int column) {
    return staged.types().get(column);
  }
}
