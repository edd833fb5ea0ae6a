package dev.listkeeper.server.web.system;

import dev.listkeeper.server.security.CurrentUser;
import dev.listkeeper.server.security.Permission;
import dev.listkeeper.server.web.view.Words;
import java.util.ArrayList;
import java.util.List;

/** The parts of the page System, of which everybody sees those they may open. */
final class SystemTabs {
  static final String STATUS = "/system";
  static final String SCHEDULE = "/system/schedule";
  static final String PAUSE = "/system/pause";
  static final String ABOUT = "/system/about";

  private SystemTabs() {}

  /** One of them. */
  record Tab(String name, String address, boolean current) {}

  static List<Tab> of(CurrentUser user, String current, Words words) {
    List<Tab> tabs = new ArrayList<>();
    tabs.add(tab("system.status", STATUS, current, words));
    if (user.may(Permission.OPERATE)) {
      tabs.add(tab("system.schedule", SCHEDULE, current, words));
      tabs.add(tab("pause.tab", PAUSE, current, words));
    }
    tabs.add(tab("about.title", ABOUT, current, words));
    return List.copyOf(tabs);
  }

  private static Tab tab(String name, String address, String current, Words words) {
    return new Tab(words.say(name), address, address.equals(current));
  }
}
