package dev.listkeeper.server.web.permission;

import dev.listkeeper.server.web.view.MomentView;
import dev.listkeeper.server.web.view.Option;
import dev.listkeeper.server.web.view.StatusView;
import java.util.List;

/**
 * One user.
 *
 * @param link what the button for a new link says; empty when there can be none
 */
record UserView(
    String name,
    String email,
    String address,
    String role,
    StatusView state,
    boolean deactivated,
    String link,
    List<Option> roles,
    List<Session> sessions) {

  /** A browser somebody is signed in with. */
  record Session(MomentView started, MomentView seen, String from, String client) {}
}
