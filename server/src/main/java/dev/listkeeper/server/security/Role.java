package dev.listkeeper.server.security;

import java.util.Locale;

/** What somebody may do; each role may do all that the ones after it may. */
public enum Role {
  ADMINISTRATOR,
  CONTRIBUTOR,
  VIEWER;

  /** Whether this role may do what {@code other} may. */
  public boolean includes(Role other) {
    return compareTo(other) <= 0;
  }

  /** The one of the two that may do less. */
  public Role butNoMoreThan(Role other) {
    return includes(other) ? other : this;
  }

  /** As it stands on screen. */
  public String title() {
    return name().charAt(0) + name().substring(1).toLowerCase(Locale.ROOT);
  }

  /** In Spring Security's words. */
  public String authority() {
    return "ROLE_" + name();
  }
}
