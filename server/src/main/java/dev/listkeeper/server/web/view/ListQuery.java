package dev.listkeeper.server.web.view;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Which rows of a list are asked for and in what order. Lives in the page's address.
 *
 * @param path of the page
 * @param search part of a text; empty for all
 * @param sort the column; the first one unless asked otherwise
 * @param descending whether the last comes first
 */
public record ListQuery<C extends Enum<C>>(String path, String search, C sort, boolean descending) {
  private static final String DOWN = "down";
  private static final String UP = "up";

  /** From an address, so whatever the words are they mean some order. */
  public static <C extends Enum<C>> ListQuery<C> of(
      String path, Class<C> columns, String search, String sort, String order) {
    C[] all = columns.getEnumConstants();
    C column = Arrays.stream(all).filter(one -> word(one).equals(sort)).findFirst().orElse(all[0]);
    return new ListQuery<>(path, search.strip(), column, order.equals(DOWN));
  }

  /** A column as it stands in addresses and names of messages. */
  static String word(Enum<?> column) {
    return column.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  String order() {
    return descending ? DOWN : UP;
  }

  /** The same by another column; by the same one the other way round. */
  ListQuery<C> by(C column) {
    return new ListQuery<>(path, search, column, column == sort && !descending);
  }

  /** Whether a text holds what is searched for, whatever the case of its letters. */
  public boolean finds(String text) {
    return text.toLowerCase(Locale.ROOT).contains(search.toLowerCase(Locale.ROOT));
  }

  /** Where these rows are shown. */
  public String address(int page) {
    UriComponentsBuilder address = UriComponentsBuilder.fromPath(path);
    if (!search.isEmpty()) {
      address.queryParam("search", "{search}");
    }
    if (descending || sort != sort.getDeclaringClass().getEnumConstants()[0]) {
      address.queryParam("sort", word(sort)).queryParam("order", order());
    }
    if (page > 1) {
      address.queryParam("page", page);
    }
    return address.encode().buildAndExpand(Map.of("search", search)).toUriString();
  }
}
