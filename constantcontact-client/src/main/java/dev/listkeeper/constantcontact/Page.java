package dev.listkeeper.constantcontact;

import java.util.List;
import java.util.Optional;

/**
 * One page of a collection.
 *
 * @param <T> what the page holds
 * @param items the items, in the service's order; may be empty
 * @param next where the next page is; empty on the last one
 */
public record Page<T>(List<T> items, Optional<Next> next) {

  /** Copies the items. */
  public Page {
    items = List.copyOf(items);
  }

  /**
   * Where a next page is. Can be stored as text to go on later; the service does not say how long
   * it stays valid.
   *
   * @param href a path below {@code /v3/}, never a whole address
   */
  public record Next(String href) {

    /** Refuses anything that could lead to another host or out of the API. */
    public Next {
      if (!href.matches("/v3/[\\x21-\\x7e&&[^\\\\#\"<>^`{|}]]+")
          || href.contains("/../")
          || href.contains("/./")) {
        throw new IllegalArgumentException("A next page must be a plain path below /v3/.");
      }
    }
  }
}
