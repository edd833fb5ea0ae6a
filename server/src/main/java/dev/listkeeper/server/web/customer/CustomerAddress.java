package dev.listkeeper.server.web.customer;

import java.util.regex.Pattern;
import org.springframework.web.util.UriComponentsBuilder;

/** Where a customer's page is. A CustomerId is any text, and not every text can stand in a path. */
public final class CustomerAddress {
  static final String LIST = "/customers";

  private static final Pattern FIT_FOR_A_PATH = Pattern.compile("[\\w@+~-][\\w@.+~-]*");

  private CustomerAddress() {}

  public static String of(String customerId) {
    return FIT_FOR_A_PATH.matcher(customerId).matches()
        ? LIST + "/" + customerId
        : UriComponentsBuilder.fromPath(LIST)
            .queryParam("id", "{id}")
            .encode()
            .buildAndExpand(customerId)
            .toUriString();
  }

  /** A page of the customers who match words. */
  public static String found(String search, int page) {
    UriComponentsBuilder address = UriComponentsBuilder.fromPath(LIST);
    if (!search.isEmpty()) {
      address.queryParam("search", "{search}");
    }
    if (page > 1) {
      address.queryParam("page", page);
    }
    return search.isEmpty()
        ? address.toUriString()
        : address.encode().buildAndExpand(search).toUriString();
  }
}
