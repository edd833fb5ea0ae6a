package dev.listkeeper.server.security;

import com.sanctionco.jmail.JMail;
import dev.listkeeper.problem.Problem;
import dev.listkeeper.problem.ProblemCode;
import java.nio.file.Path;
import java.util.Objects;
import org.springframework.transaction.support.TransactionOperations;

/** Makes the first administrator for whoever holds the one-time link. */
public final class FirstAdministrator {
  private final SetupLinks links;
  private final People people;
  private final Passwords passwords;
  private final CommandLineToken commandLine;
  private final TransactionOperations transaction;

  public FirstAdministrator(
      SetupLinks links,
      People people,
      Passwords passwords,
      CommandLineToken commandLine,
      TransactionOperations transaction) {
    this.links = links;
    this.people = people;
    this.passwords = passwords;
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
    checkName(displayName);
    checkEmail(email);
    String hash = passwords.hash(password);
    return Objects.requireNonNull(
        transaction.execute(_ -> {
          if (!links.redeem(token)) {
            throw linkIsNotValid();
          }
          CurrentUser made = people.add(email, displayName.strip(), Role.ADMINISTRATOR, hash);
          return new Made(made, commandLine.issue(made));
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
