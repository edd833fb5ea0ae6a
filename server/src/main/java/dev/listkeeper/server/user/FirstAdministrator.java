package dev.listkeeper.server.user;

import dev.listkeeper.problem.Problem;
import dev.listkeeper.problem.ProblemCode;
import dev.listkeeper.server.audit.Audit;
import dev.listkeeper.server.audit.AuditAction;
import dev.listkeeper.server.audit.ValueChange;
import dev.listkeeper.server.security.CurrentUser;
import dev.listkeeper.server.security.Role;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.springframework.transaction.support.TransactionOperations;

/** Makes the first administrator for whoever holds the one-time link. */
public final class FirstAdministrator {
  private final SetupLinks links;
  private final Users users;
  private final Passwords passwords;
  private final Audit audit;
  private final CommandLineToken commandLine;
  private final TransactionOperations transaction;

  public FirstAdministrator(
      SetupLinks links,
      Users users,
      Passwords passwords,
      Audit audit,
      CommandLineToken commandLine,
      TransactionOperations transaction) {
    this.links = links;
    this.users = users;
    this.passwords = passwords;
    this.audit = audit;
    this.commandLine = commandLine;
    this.transaction = transaction;
  }

  /**
   * Who came in.
   *
   * @param apiToken stored as its hash only; it also stands in {@link #tokenFile}
   */
  public record Made(CurrentUser administrator, String apiToken) {
    @Override
    public String toString() {
      return "Made[" + administrator + "]";
    }
  }

  /** Where the token for commands on this machine will be. */
  public Path tokenFile() {
    return commandLine.file();
  }

  /**
   * Uses the link up.
   *
   * @throws Problem NOT_ALLOWED when the link is not valid; INVALID_REQUEST for what was filled in,
   *     and then the link stays valid
   */
  public Made create(String token, String displayName, String email, String password) {
    checkLink(token);
    String hash = passwords.hash(password);
    return Objects.requireNonNull(
        transaction.execute(_ -> {
          if (!links.redeem(token)) {
            throw linkIsNotValid();
          }
          User user = users.add(email, displayName, Role.ADMINISTRATOR, hash);
          audit.record(
              user.email(),
              AuditAction.USER_ADDED,
              user.object(),
              user.displayName(),
              List.of(ValueChange.of("role", null, user.role())));
          return new Made(user.current(), commandLine.issue(user.current()));
        }));
  }

  /**
   * Checks a link without using it up.
   *
   * @throws Problem NOT_ALLOWED when it is not valid
   */
  public void checkLink(String token) {
    if (!links.isValid(token)) {
      throw linkIsNotValid();
    }
  }

  private static Problem linkIsNotValid() {
    return new Problem(
        ProblemCode.NOT_ALLOWED,
        "This set-up link is not valid: it was used, or is older than 24 hours. While there is no"
            + " administrator, each start of the server prints a new one.");
  }
}
