package dev.listkeeper.server.api;

import dev.listkeeper.server.config.PublicAddress;
import dev.listkeeper.server.security.Needs;
import dev.listkeeper.server.security.Permission;
import dev.listkeeper.server.security.Role;
import dev.listkeeper.server.user.Sessions;
import dev.listkeeper.server.user.Sessions.Session;
import dev.listkeeper.server.user.User;
import dev.listkeeper.server.user.UserEditor;
import dev.listkeeper.server.user.Users;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Who may come in. A link is answered once, to be handed to the person by other means. */
@RestController
@RequestMapping("/api/v1/users")
public class UserApi {
  private final Users users;
  private final UserEditor editor;
  private final Sessions sessions;
  private final PublicAddress address;

  public UserApi(Users users, UserEditor editor, Sessions sessions, PublicAddress address) {
    this.users = users;
    this.editor = editor;
    this.sessions = sessions;
    this.address = address;
  }

  /** Somebody to be invited. */
  public record Invitation(String email, String displayName, Role role) {}

  /** The role somebody is to have. */
  public record NewRole(Role role) {}

  /** A link by which the user can choose a password, once. */
  public record PasswordLink(User user, URI link, Instant expiresAt) {
    @Override
    public String toString() {
      return "PasswordLink[" + user.email() + ", ***, " + expiresAt + "]";
    }
  }

  /** How many sessions were ended. */
  public record Ended(int sessions) {}

  @GetMapping
  @Needs(Permission.MANAGE_USERS)
  List<User> all() {
    return users.all();
  }

  @GetMapping("/{id}")
  @Needs(Permission.MANAGE_USERS)
  User one(@PathVariable long id) {
    return users.require(id);
  }

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  @Needs(Permission.MANAGE_USERS)
  PasswordLink invite(@RequestBody Invitation invitation) {
    return link(editor.invite(invitation.email(), invitation.displayName(), invitation.role()));
  }

  /** A new link: for somebody invited, or who has forgotten the password. */
  @PostMapping("/{id}/link")
  @ResponseStatus(HttpStatus.CREATED)
  @Needs(Permission.MANAGE_USERS)
  PasswordLink makeLink(@PathVariable long id) {
    return link(editor.makeLink(id));
  }

  @PutMapping("/{id}/role")
  @Needs(Permission.MANAGE_USERS)
  User changeRole(@PathVariable long id, @RequestBody NewRole wanted) {
    return editor.changeRole(id, wanted.role());
  }

  @PostMapping("/{id}/deactivation")
  @Needs(Permission.MANAGE_USERS)
  User deactivate(@PathVariable long id) {
    return editor.deactivate(id);
  }

  @DeleteMapping("/{id}/deactivation")
  @Needs(Permission.MANAGE_USERS)
  User reactivate(@PathVariable long id) {
    return editor.reactivate(id);
  }

  @GetMapping("/{id}/sessions")
  @Needs(Permission.MANAGE_USERS)
  List<Session> sessions(@PathVariable long id) {
    return sessions.of(users.require(id).id());
  }

  @DeleteMapping("/{id}/sessions")
  @Needs(Permission.MANAGE_USERS)
  Ended endSessions(@PathVariable long id) {
    return new Ended(editor.endSessions(id));
  }

  private PasswordLink link(UserEditor.Link made) {
    return new PasswordLink(
        made.user(),
        address.get().resolve(UserEditor.PASSWORD_PAGE + made.token()),
        made.expiresAt());
  }
}
