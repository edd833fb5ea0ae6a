package dev.listkeeper.engine.contract;

import dev.listkeeper.query.Expression;
import dev.listkeeper.query.Literal;
import dev.listkeeper.query.Query;
import dev.listkeeper.query.QueryEngine;
import dev.listkeeper.query.RowCursor;
import dev.listkeeper.query.Schema;
import dev.listkeeper.query.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tables and rows as plain Java values. */
public final class Rows {
  private Rows() {}

  public static Expression ref(String column) {
    return new Expression.Ref(column);
  }

  public static Schema.Column column(String name, Type type) {
    return new Schema.Column(name, type);
  }

  public static BigDecimal decimal(String value) {
    return new BigDecimal(value).setScale(10);
  }

  /** A row; decimals as {@link BigDecimal}, whole numbers as {@link Long}. */
  public static List<@Nullable Object> row(@Nullable Object... values) {
    return Collections.unmodifiableList(new ArrayList<>(Arrays.asList(values)));
  }

  /** A table of given rows. */
  @SafeVarargs
  public static Query table(List<Schema.Column> columns, List<@Nullable Object>... rows) {
    List<List<Literal>> literals = new ArrayList<>();
    for (List<@Nullable Object> row : rows) {
      List<Literal> cells = new ArrayList<>();
      for (int i = 0; i < columns.size(); i++) {
        cells.add(literal(columns.get(i).type(), row.get(i)));
      }
      literals.add(cells);
    }
    return new Query.Rows(new Schema(columns), literals);
  }

  /** A table with a column {@code n} that numbers the values from 1, and a column {@code x}. */
  public static Query numbered(Type type, @Nullable Object... values) {
    List<List<Literal>> rows = new ArrayList<>();
    for (@Nullable Object value : values) {
      rows.add(List.of(Literal.of(rows.size() + 1L), literal(type, value)));
    }
    return new Query.Rows(Schema.of(column("n", Type.INTEGER), column("x", type)), rows);
  }

  public static Literal literal(Type type, @Nullable Object value) {
    return switch (value) {
      case null -> new Literal.Absent(type);
      case String text -> new Literal.Text(text);
      case Long whole -> new Literal.Whole(whole);
      case Integer whole -> new Literal.Whole(whole);
      case BigDecimal decimal -> new Literal.Decimal(decimal);
      case Boolean bool -> new Literal.Bool(bool);
      case LocalDate day -> new Literal.Day(day);
      case Instant moment -> new Literal.Moment(moment);
      default -> throw new IllegalArgumentException("No type for " + value.getClass());
    };
  }

  public static List<List<@Nullable Object>> read(QueryEngine engine, Query query) {
    List<Type> types = query.schema().columns().stream().map(Schema.Column::type).toList();
    List<List<@Nullable Object>> rows = new ArrayList<>();
    try (RowCursor cursor = engine.open(query)) {
      while (cursor.next()) {
        List<@Nullable Object> row = new ArrayList<>();
        for (int i = 0; i < types.size(); i++) {
          row.add(cursor.isAbsent(i) ? null : value(cursor, i, types.get(i)));
        }
        rows.add(row);
      }
    }
    return rows;
  }

  private static @Nullable Object value(RowCursor cursor, int column, Type type) {
    return switch (type) {
      case TEXT -> cursor.text(column);
      case INTEGER -> cursor.whole(column);
      case DECIMAL -> cursor.decimal(column);
      case BOOLEAN -> cursor.bool(column);
      case DATE -> cursor.day(column);
      case TIMESTAMP -> cursor.moment(column);
    };
  }
}
