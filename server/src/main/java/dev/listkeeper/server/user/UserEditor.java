package dev.listkeeper.server.user;

import dev.listkeeper.problem.Problem;
import dev.listkeeper.problem.ProblemCode;
import dev.listkeeper.server.audit.Audit;
import dev.listkeeper.server.audit.AuditAction;
import dev.listkeeper.server.audit.ValueChange;
import dev.listkeeper.server.security.Role;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Invites, promotes and deactivates users. Each change is recorded, counts from the next request
 * on, and never takes away the last Administrator.
 */
public final class UserEditor {
  /** Where a link leads; its secret part follows. */
  public static final String PASSWORD_PAGE = "/password/";

  private static final Duration LIFE_OF_INVITATION = Duration.ofDays(7);
  private static final Duration LIFE_OF_RESET = Duration.ofHours(24);

  private final Users users;
  private final PasswordLinks links;
  private final Passwords passwords;
  private final Sessions sessions;
  private final ApiTokens tokens;
  private final Audit audit;
  private final TransactionOperations transaction;

  /**
   * A link by which somebody can choose a password, once.
   *
   * @param token the link's secret part, shown this once
   */
  public record Link(User user, String token, Instant expiresAt) {
    @Override
    public String toString() {
      return "Link[" + user.email() + ", ***, " + expiresAt + "]";
    }
  }

  public UserEditor(
      Users users,
      PasswordLinks links,
      Passwords passwords,
      Sessions sessions,
      ApiTokens tokens,
      Audit audit,
      TransactionOperations transaction) {
    this.users = users;
    this.links = links;
    this.passwords = passwords;
    this.sessions = sessions;
    this.tokens = tokens;
    this.audit = audit;
    this.transaction = transaction;
  }

  /**
   * Adds a user who is still to choose a password.
   *
   * @throws Problem INVALID_REQUEST, ALREADY_EXISTS
   */
  public Link invite(String email, String displayName, Role role) {
    return changing(() -> {
      User user = users.add(email, displayName, role, null);
      record(AuditAction.USER_INVITED, user, ValueChange.of("role", null, role));
      return link(user, LIFE_OF_INVITATION);
    });
  }

  /**
   * A new link in place of an earlier one. The password of now stays valid until it is used.
   *
   * @throws Problem INVALID_REQUEST for somebody deactivated
   */
  public Link makeLink(long id) {
    return changing(() -> {
      User user = users.require(id);
      if (user.state() == User.State.DEACTIVATED) {
        throw new Problem(
            ProblemCode.INVALID_REQUEST,
            "A deactivated user needs no password; reactivate the user first.");
      }
      record(AuditAction.USER_LINK_MADE, user);
      boolean invited = user.state() == User.State.INVITED;
      return link(user, invited ? LIFE_OF_INVITATION : LIFE_OF_RESET);
    });
  }

  private Link link(User user, Duration life) {
    PasswordLinks.Issued issued = links.issue(user.id(), life);
    return new Link(user, issued.token(), issued.expiresAt());
  }

  /**
   * Whose link it is.
   *
   * @throws Problem NOT_ALLOWED when it is not valid
   */
  public User ownerOfLink(String token) {
    return users.require(links.find(token).orElseThrow(UserEditor::linkIsNotValid));
  }

  /**
   * Uses a link up. Whoever was signed in under this name is not any more.
   *
   * @throws Problem NOT_ALLOWED when it is not valid; INVALID_REQUEST for a password that won't do,
   *     and then the link stays valid
   */
  public User choosePassword(String token, String password) {
    User user = ownerOfLink(token);
    String hash = passwords.hash(password);
    return changing(() -> {
      if (!links.redeem(token)) {
        throw linkIsNotValid();
      }
      users.setPassword(user.id(), hash);
      int ended = sessions.endAll(user.id());
      audit.record(
          user.email(),
          AuditAction.PASSWORD_CHOSEN,
          user.object(),
          user.displayName(),
          List.of(ValueChange.of("sessionsEnded", null, ended)));
      return users.require(user.id());
    });
  }

  /**
   * Gives a user another role.
   *
   * @throws Problem IN_USE for the last Administrator
   */
  public User changeRole(long id, Role role) {
    return changing(() -> {
      User user = users.require(id);
      if (user.role() == role) {
        return user;
      }
      requireDispensable(user);
      users.setRole(id, role);
      record(AuditAction.USER_ROLE_CHANGED, user, ValueChange.of("role", user.role(), role));
      return users.require(id);
    });
  }

  /**
   * Keeps somebody out: sessions end, API tokens and links are gone for good.
   *
   * @throws Problem IN_USE for the last Administrator
   */
  public User deactivate(long id) {
    return changing(() -> {
      User user = users.require(id);
      if (user.state() == User.State.DEACTIVATED) {
        return user;
      }
      requireDispensable(user);
      users.setDeactivated(id, true);
      links.remove(id);
      record(
          AuditAction.USER_DEACTIVATED,
          user,
          ValueChange.of("sessionsEnded", null, sessions.endAll(id)),
          ValueChange.of("tokensRevoked", null, tokens.removeAll(id)));
      return users.require(id);
    });
  }

  /** Lets somebody in again, with the password from before. */
  public User reactivate(long id) {
    return changing(() -> {
      User user = users.require(id);
      if (user.state() == User.State.DEACTIVATED) {
        users.setDeactivated(id, false);
        record(AuditAction.USER_REACTIVATED, user);
      }
      return users.require(id);
    });
  }

  /** Ends all of a user's sessions; returns how many there were. */
  public int endSessions(long id) {
    return changing(() -> {
      User user = users.require(id);
      int ended = sessions.endAll(id);
      record(AuditAction.SESSIONS_ENDED, user, ValueChange.of("sessionsEnded", null, ended));
      return ended;
    });
  }

  private void requireDispensable(User user) {
    if (user.role() == Role.ADMINISTRATOR && user.state() == User.State.ACTIVE) {
      users.requireAnotherAdministrator(user.id());
    }
  }

  private void record(AuditAction action, User user, ValueChange... changes) {
    audit.record(action, user.object(), user.displayName(), changes);
  }

  private <R> R changing(Supplier<R> change) {
    return Objects.requireNonNull(transaction.execute(_ -> change.get()));
  }

  private static Problem linkIsNotValid() {
    return new Problem(
        ProblemCode.NOT_ALLOWED,
        "This link is not valid: it was used, replaced, or is too old. Ask an Administrator for a"
            + " new one.");
  }
}
