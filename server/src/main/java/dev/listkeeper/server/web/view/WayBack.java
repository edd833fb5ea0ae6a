package dev.listkeeper.server.web.view;

import jakarta.servlet.http.HttpSession;
import java.util.Optional;

/**
 * Where somebody goes on after a detour, such as making a connection while setting up an export.
 */
public final class WayBack {
  private static final String ADDRESS = WayBack.class.getName();

  private WayBack() {}

  /**
   * Remembers where to go on.
   *
   * @param address of a page of ours
   */
  public static void remember(HttpSession session, String address) {
    session.setAttribute(ADDRESS, address);
  }

  /** Where to go on, once. */
  public static Optional<String> take(HttpSession session) {
    Object address = session.getAttribute(ADDRESS);
    session.removeAttribute(ADDRESS);
    return address instanceof String text ? Optional.of(text) : Optional.empty();
  }
}
