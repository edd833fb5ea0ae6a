package dev.listkeeper.server.web.customer;

import dev.listkeeper.query.Expression;
import dev.listkeeper.query.Expression.Place;
import dev.listkeeper.query.Expression.TextFunction;
import dev.listkeeper.query.Query;
import dev.listkeeper.query.QueryEngine;
import dev.listkeeper.query.RowCursor;
import dev.listkeeper.query.Schema;
import dev.listkeeper.query.Type;
import dev.listkeeper.server.web.view.Paging;
import dev.listkeeper.server.web.view.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/** Rows of a query as texts for people, a page at a time. */
public final class RowReader {
  private final QueryEngine engine;

  public RowReader(QueryEngine engine) {
    this.engine = engine;
  }

  /** A page of rows; an absent value is an empty text. */
  public record Page(long total, List<List<String>> rows) {}

  public Page page(Query query, String orderBy, Paging paging, Words words) {
    Page page = page(query, 0, orderBy, paging, words);
    boolean all = paging.page() == 1 && page.rows().size() < paging.size();
    return new Page(all ? page.rows().size() : engine.count(query), page.rows());
  }

  /** The same where it is known how many rows there are in all. */
  public Page page(Query query, long total, String orderBy, Paging paging, Words words) {
    Query sorted =
        new Query.Sort(
            query,
            List.of(Query.Order.ascending(orderBy)),
            paging.offset(),
            Optional.of((long) paging.size()));
    return new Page(total, rows(sorted, words));
  }

  /** All rows of a query, which has to be small. */
  public List<List<String>> rows(Query query, Words words) {
    List<List<String>> rows = new ArrayList<>();
    try (RowCursor cursor = engine.open(query)) {
      while (cursor.next()) {
        rows.add(row(query.schema(), cursor, words));
      }
    }
    return rows;
  }

  private static List<String> row(Schema schema, RowCursor cursor, Words words) {
    List<String> cells = new ArrayList<>();
    for (int i = 0; i < schema.columns().size(); i++) {
      Type type = schema.columns().get(i).type();
      cells.add(cursor.isAbsent(i) ? "" : cell(type, cursor, i, words));
    }
    return cells;
  }

  private static String cell(Type type, RowCursor cursor, int i, Words words) {
    return switch (type) {
      case TEXT -> Objects.requireNonNull(cursor.text(i));
      case INTEGER -> String.valueOf(cursor.whole(i));
      case DECIMAL ->
          Objects.requireNonNull(cursor.decimal(i)).stripTrailingZeros().toPlainString();
      case BOOLEAN -> words.say(cursor.bool(i) ? "value.true" : "value.false");
      case DATE -> words.day(Objects.requireNonNull(cursor.day(i)));
      case TIMESTAMP -> words.moment(Objects.requireNonNull(cursor.moment(i))).text();
    };
  }

  /** Only rows that hold the text, in whatever case, in one of the columns. */
  public static Query holding(Query query, List<String> columns, String text) {
    String wanted = text.strip().toLowerCase(Locale.ROOT);
    List<Expression> places =
        columns.stream()
            .filter(name -> query.schema().typeOf(name) == Type.TEXT)
            .<Expression>map(name ->
                new Expression.Holds(
                    Place.ANYWHERE,
                    new Expression.Apply(TextFunction.LOWER, new Expression.Ref(name)),
                    wanted))
            .toList();
    return wanted.isEmpty() || places.isEmpty()
        ? query
        : new Query.Filter(query, new Expression.Or(places));
  }
}
