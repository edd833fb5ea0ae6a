package dev.listkeeper.server.web.home;

import dev.listkeeper.connection.ConnectionState.Stage;
import dev.listkeeper.connection.ConnectionStates;
import dev.listkeeper.server.security.CurrentUser;
import dev.listkeeper.server.security.Permission;
import dev.listkeeper.server.web.home.HomeView.Step;
import dev.listkeeper.server.web.view.Words;
import dev.listkeeper.server.workspace.Sections;
import java.util.List;

/** The way from an empty installation to the first export, as far as each role can go it. */
final class FirstSteps {
  private final Sections sections;
  private final ConnectionStates states;

  FirstSteps(Sections sections, ConnectionStates states) {
    this.sections = sections;
    this.states = states;
  }

  /** What is to be set up; nothing once there is an export. */
  List<Step> of(CurrentUser user, Words words) {
    if (!sections.exports().stored().all().isEmpty()) {
      return List.of();
    }
    boolean connected =
        sections.connections().stored().all().stream()
            .anyMatch(one -> states.of(one.key()).stage() == Stage.READY);
    boolean data = user.may(Permission.CONFIGURE_DATA);
    return List.of(
        step("source", !sections.sources().stored().all().isEmpty(), data, "/sources", words),
        step("segment", !sections.segments().stored().all().isEmpty(), data, "/segments", words),
        step(
            "connection",
            connected,
            user.may(Permission.MANAGE_CONNECTIONS),
            "/connections/_new",
            words),
        step("export", false, user.may(Permission.CONFIGURE_EXPORTS), "/exports/_new", words));
  }

  private static Step step(String name, boolean done, boolean may, String address, Words words) {
    return new Step(
        words.say("home.step." + name),
        done,
        may && !done ? words.say("home.step." + name + ".do") : "",
        address);
  }
}
