package dev.listkeeper.server.web.connection;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Which connections are asked for and in what order. Lives in the page's address.
 *
 * @param search part of a name or a type; empty for all
 * @param descending whether the last comes first
 */
record ConnectionsQuery(String search, Column sort, boolean descending) {

  /** The columns of the list, in their order. */
  enum Column {
    NAME,
    TYPE,
    CREATED,
    ACCESS,
    HEALTH;

    /** As it stands in addresses and names of messages. */
    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** From an address, so whatever the words are they mean some order. */
  static ConnectionsQuery of(String search, String sort, String order) {
    Column column =
        Arrays.stream(Column.values())
            .filter(one -> one.word().equals(sort))
            .findFirst()
            .orElse(Column.NAME);
    return new ConnectionsQuery(search.strip(), column, order.equals("down"));
  }

  String order() {
    return descending ? "down" : "up";
  }

  /** The same by another column; by the same one the other way round. */
  ConnectionsQuery by(Column column) {
    return new ConnectionsQuery(search, column, column == sort && !descending);
  }

  /** Where these connections are shown. */
  String address() {
    UriComponentsBuilder address = UriComponentsBuilder.fromPath("/connections");
    if (!search.isEmpty()) {
      address.queryParam("search", "{search}");
    }
    if (sort != Column.NAME || descending) {
      address.queryParam("sort", sort.word()).queryParam("order", order());
    }
    return address.encode().buildAndExpand(Map.of("search", search)).toUriString();
  }
}
