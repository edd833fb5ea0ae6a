package dev.listkeeper.server.web.view;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The heads of a list, each of which sorts it.
 *
 * @param sorts columns to sort by, and {@code orders} the two ways, for where heads don't show
 */
public record HeadsView(List<Head> columns, List<Option> sorts, List<Option> orders) {

  /**
   * The head of a column.
   *
   * @param address sorts by it, or the other way round
   * @param sorted ascending or descending, as ARIA says it; null when another column is sorted
   */
  public record Head(String name, String address, @Nullable String sorted) {}

  /**
   * @param prefix of the messages that name the columns
   */
  public static <C extends Enum<C>> HeadsView of(ListQuery<C> query, String prefix, Words words) {
    C[] columns = query.sort().getDeclaringClass().getEnumConstants();
    return new HeadsView(
        Arrays.stream(columns)
            .map(one ->
                new Head(name(one, prefix, words), query.by(one).address(1), sorted(query, one)))
            .toList(),
        Arrays.stream(columns)
            .map(one ->
                new Option(ListQuery.word(one), name(one, prefix, words), one == query.sort()))
            .toList(),
        Stream.of("up", "down")
            .map(one -> new Option(one, words.say("order." + one), one.equals(query.order())))
            .toList());
  }

  private static String name(Enum<?> column, String prefix, Words words) {
    return words.say(prefix + "." + ListQuery.word(column));
  }

  private static <C extends Enum<C>> @Nullable String sorted(ListQuery<C> query, C column) {
    if (column != query.sort()) {
      return null;
    }
    return query.descending() ? "descending" : "ascending";
  }
}
