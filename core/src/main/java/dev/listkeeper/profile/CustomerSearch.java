package dev.listkeeper.profile;

import static dev.listkeeper.query.Expressions.eq;
import static dev.listkeeper.query.Expressions.orElse;
import static dev.listkeeper.query.Expressions.ref;
import static dev.listkeeper.query.Expressions.text;

import dev.listkeeper.query.Expression;
import dev.listkeeper.query.Query;
import dev.listkeeper.query.Schema;
import dev.listkeeper.query.Snapshot;
import dev.listkeeper.query.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Finds customers by what people know of somebody: an address, a name, the CustomerId. */
public final class CustomerSearch {
  /** What names of columns hold that tell who somebody is; an address before a name. */
  private static final List<String> TELLING = List.of("mail", "first", "last", "name");

  /** More words than a name and an address have find nobody else. */
  private static final int MOST_WORDS = 8;

  private CustomerSearch() {}

  /**
   * Customers of whom every word stands in the CustomerId, an address or a name, in whatever case;
   * all of them when there is no word. Where no column tells who somebody is, every text is looked
   * at.
   */
  public static Query of(Snapshot profiles, String words) {
    Query found = new Query.Scan(profiles);
    Expression row = row(places(profiles.schema()));
    List<Expression> each =
        Arrays.stream(words.strip().toLowerCase(Locale.ROOT).split("\\s+"))
            .filter(word -> !word.isEmpty())
            .limit(MOST_WORDS)
            .map(word -> holds(row, word))
            .toList();
    return each.isEmpty() ? found : new Query.Filter(found, new Expression.And(each));
  }

  /** The one customer, or nobody. */
  public static Query one(Snapshot profiles, String customerId) {
    return new Query.Filter(
        new Query.Scan(profiles), eq(ref(Customers.CUSTOMER_ID), text(customerId)));
  }

  /** Columns to show beside the CustomerId, those first that tell who somebody is. */
  public static List<String> shown(Schema profiles, int most) {
    // The usual name of the key, whose text is the CustomerId already.
    List<String> names =
        profiles.names().stream()
            .filter(name -> !name.equals(Customers.CUSTOMER_ID) && !name.equalsIgnoreCase("id"))
            .toList();
    return Stream.concat(telling(profiles).stream(), names.stream())
        .distinct()
        .limit(most)
        .toList();
  }

  private static List<String> places(Schema profiles) {
    List<String> texts =
        telling(profiles).stream().filter(name -> profiles.typeOf(name) == Type.TEXT).toList();
    if (texts.isEmpty()) {
      return profiles.columns().stream()
          .filter(column -> column.type() == Type.TEXT)
          .map(Schema.Column::name)
          .toList();
    }
    List<String> places = new ArrayList<>(texts);
    places.addFirst(Customers.CUSTOMER_ID);
    return places;
  }

  /** Columns that tell who somebody is, an address before names. */
  public static List<String> telling(Schema profiles) {
    return TELLING.stream()
        .flatMap(part ->
            profiles.names().stream()
                .filter(name -> !name.equals(Customers.CUSTOMER_ID))
                .filter(name -> name.toLowerCase(Locale.ROOT).contains(part)))
        .distinct()
        .toList();
  }

  /** A word has no blank, so it is in the row of places only if it is in one of them. */
  private static Expression holds(Expression row, String word) {
    return new Expression.Holds(Expression.Place.ANYWHERE, row, word);
  }

  private static Expression row(List<String> places) {
    List<Expression> parts = new ArrayList<>();
    places.forEach(name -> {
      parts.add(orElse(ref(name), text("")));
      parts.add(text(" "));
    });
    return lower(new Expression.Concat(parts));
  }

  private static Expression lower(Expression text) {
    return new Expression.Apply(Expression.TextFunction.LOWER, text);
  }
}
