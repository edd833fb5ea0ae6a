package dev.listkeeper.server.user;

import com.sanctionco.jmail.JMail;
import dev.listkeeper.problem.Problem;
import dev.listkeeper.problem.ProblemCode;
import dev.listkeeper.server.security.CurrentUser;
import dev.listkeeper.server.security.Role;
import java.util.Objects;
import org.springframework.transaction.support.TransactionOperations;

/** Makes the first administrator for whoever holds the one-time link. */
public final class FirstAdministrator {
  private final SetupLinks links;
  private final Users users;
  private final Passwords passwords;
  private final TransactionOperations transaction;

  public FirstAdministrator(
      SetupLinks links, Users users, Passwords passwords, TransactionOperations transaction) {
    this.links = links;
    this.users = users;
    this.passwords = passwords;
    this.transaction = transaction;
  }

  /**
   * Uses the link up.
   *
   * @throws Problem NOT_ALLOWED when the link is not valid; INVALID_REQUEST for what was filled in,
   *     and then the link stays valid
   */
  public CurrentUser create(String token, String displayName, String email, String password) {
    checkLink(token);
    checkName(displayName);
    checkEmail(email);
    String hash = passwords.hash(password);
    return Objects.requireNonNull(
        transaction.execute(_ -> {
          if (!links.redeem(token)) {
            throw linkIsNotValid();
          }
          return users.add(email, displayName.strip(), Role.ADMINISTRATOR, hash);
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

  private static void checkName(String name) {
    if (name.isBlank() || name.length() > 200) {
      throw new Problem(
          ProblemCode.INVALID_REQUEST, "Give a display name of at most 200 characters.");
    }
  }

  private static void checkEmail(String email) {
    if (!JMail.strictValidator().isValid(email.strip())) {
      throw new Problem(
          ProblemCode.INVALID_REQUEST, "Give an e-mail address like ann@example.org.");
    }
  }

  private static Problem linkIsNotValid() {
    return new Problem(
        ProblemCode.NOT_ALLOWED,
        "This set-up link is not valid: it was used, or is older than 24 hours. While there is no"
            + " administrator, each start of the server prints a new one.");
  }
}
