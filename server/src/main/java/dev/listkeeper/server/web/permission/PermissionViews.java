package dev.listkeeper.server.web.permission;

import dev.listkeeper.server.security.Role;
import dev.listkeeper.server.user.ApiTokens;
import dev.listkeeper.server.user.Sessions;
import dev.listkeeper.server.user.User;
import dev.listkeeper.server.user.Users;
import dev.listkeeper.server.web.view.Option;
import dev.listkeeper.server.web.view.StatusView;
import dev.listkeeper.server.web.view.Words;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Puts together what is known of users and tokens. */
final class PermissionViews {
  private final Users users;
  private final Sessions sessions;
  private final ApiTokens tokens;

  PermissionViews(Users users, Sessions sessions, ApiTokens tokens) {
    this.users = users;
    this.sessions = sessions;
    this.tokens = tokens;
  }

  PermissionsView all(Words words) {
    List<User> everybody = users.all();
    List<ApiTokens.ApiToken> all = tokens.all();
    return new PermissionsView(
        words.say("permissions.state", everybody.size(), all.size()),
        everybody.stream().map(user -> line(user, words)).toList(),
        all.stream().map(token -> line(token, words)).toList(),
        roles(Role.VIEWER, words));
  }

  private static PermissionsView.Person line(User user, Words words) {
    return new PermissionsView.Person(
        user.displayName(),
        user.email(),
        address(user.id()),
        words.say("role", user.role()),
        state(user, words),
        words.moment(user.signedInAt()));
  }

  private static PermissionsView.Token line(ApiTokens.ApiToken token, Words words) {
    return new PermissionsView.Token(
        token.name(),
        words.say("role", token.role()),
        token.createdBy(),
        "/permissions/tokens/" + token.id(),
        words.moment(token.createdAt()),
        words.moment(Optional.ofNullable(token.expiresAt())),
        words.moment(Optional.ofNullable(token.lastUsedAt())));
  }

  UserView one(long id, Words words) {
    User user = users.require(id);
    return new UserView(
        user.displayName(),
        user.email(),
        address(id),
        words.say("role", user.role()),
        state(user, words),
        user.state() == User.State.DEACTIVATED,
        switch (user.state()) {
          case INVITED -> words.say("user.link.invitation");
          case ACTIVE -> words.say("user.link.reset");
          case DEACTIVATED -> "";
        },
        roles(user.role(), words),
        sessions.of(id).stream().map(session -> line(session, words)).toList());
  }

  private static UserView.Session line(Sessions.Session session, Words words) {
    return new UserView.Session(
        words.moment(session.startedAt()),
        words.moment(session.seenAt()),
        session.from(),
        session.client());
  }

  List<Option> roles(Role chosen, Words words) {
    return Stream.of(Role.values())
        .map(role -> new Option(role.name(), words.say("role", role), role == chosen))
        .toList();
  }

  static String address(long user) {
    return "/permissions/users/" + user;
  }

  private static StatusView state(User user, Words words) {
    String word = words.say("user.state", user.state());
    String hint = words.say("user.state.hint", user.state());
    return switch (user.state()) {
      case ACTIVE -> new StatusView(word, "check", "good", hint);
      case INVITED -> new StatusView(word, "clock", "busy", hint);
      case DEACTIVATED -> new StatusView(word, "minus", "quiet", hint);
    };
  }
}
