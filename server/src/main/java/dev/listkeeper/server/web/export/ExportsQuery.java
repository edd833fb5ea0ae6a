package dev.listkeeper.server.web.export;

import java.util.Arrays;
import java.util.Locale;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Which exports are asked for and in what order. Lives in the page's address.
 *
 * @param search part of a name, a connection's name or a type; empty for all
 * @param descending whether the last comes first
 */
record ExportsQuery(String search, Column sort, boolean descending) {

  /** The columns of the list, in their order. */
  enum Column {
    NAME,
    TYPE,
    CONNECTION,
    STATUS,
    REFRESHED,
    SCHEDULE,
    PERMISSIONS,
    CHANGED,
    CHANGED_BY;

    /** As it stands in addresses and names of messages. */
    String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** From an address, so whatever the words are they mean some order. */
  static ExportsQuery of(String search, String sort, String order) {
    Column column =
        Arrays.stream(Column.values())
            .filter(one -> one.word().equals(sort))
            .findFirst()
            .orElse(Column.NAME);
    return new ExportsQuery(search.strip(), column, order.equals("down"));
  }

  String order() {
    return descending ? "down" : "up";
  }

  /** The same by another column; by the same one the other way round. */
  ExportsQuery by(Column column) {
    return new ExportsQuery(search, column, column == sort && !descending);
  }

  /** Where these exports are shown. */
  String address(int page) {
    UriComponentsBuilder address = UriComponentsBuilder.fromPath("/exports");
    if (!search.isEmpty()) {
      address.queryParam("search", "{search}");
    }
    if (sort != Column.NAME || descending) {
      address.queryParam("sort", sort.word()).queryParam("order", order());
    }
    if (page > 1) {
      address.queryParam("page", page);
    }
    return address.encode().buildAndExpand(java.util.Map.of("search", search)).toUriString();
  }
}
