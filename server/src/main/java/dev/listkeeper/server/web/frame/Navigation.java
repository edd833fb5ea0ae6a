package dev.listkeeper.server.web.frame;

import dev.listkeeper.server.security.CurrentUser;
import dev.listkeeper.server.security.Permission;
import dev.listkeeper.server.web.view.Words;
import java.util.ArrayList;
import java.util.List;

/** The navigation: only what exists and the role may open. */
final class Navigation {
  private Navigation() {}

  static List<NavigationView> of(CurrentUser user, String here, Words words) {
    List<NavigationView> groups = new ArrayList<>();
    groups.add(new NavigationView("", List.of(entry("home", "/", "home", here, words))));
    groups.add(
        new NavigationView(
            words.say("nav.data"),
            List.of(
                entry("sources", "/sources", "database", here, words),
                entry("customers", "/customers", "user", here, words),
                entry("exports", "/exports", "send", here, words))));
    groups.add(
        new NavigationView(
            words.say("nav.insights"),
            List.of(entry("segments", "/segments", "users", here, words))));
    List<NavigationView.Entry> settings = new ArrayList<>();
    if (user.may(Permission.MANAGE_CONNECTIONS)) {
      settings.add(entry("connections", "/connections", "plug", here, words));
    }
    if (user.may(Permission.MANAGE_USERS)) {
      settings.add(entry("permissions", "/permissions", "key", here, words));
    }
    settings.add(entry("system", "/system", "gear", here, words));
    if (user.may(Permission.SEE_AUDIT)) {
      settings.add(entry("audit", "/audit", "book", here, words));
    }
    groups.add(new NavigationView(words.say("nav.settings"), settings));
    return List.copyOf(groups);
  }

  private static NavigationView.Entry entry(
      String name, String address, String icon, String here, Words words) {
    boolean current = here.equals(address) || here.startsWith(address + "/");
    return new NavigationView.Entry(words.say("nav." + name), address, icon, current);
  }
}
