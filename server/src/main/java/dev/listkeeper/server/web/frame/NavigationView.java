package dev.listkeeper.server.web.frame;

import java.util.List;

/**
 * A group of the navigation.
 *
 * @param title empty for entries that stand alone
 */
public record NavigationView(String title, List<Entry> entries) {

  /** One way to a page. */
  public record Entry(String name, String address, String icon, boolean current) {}
}
