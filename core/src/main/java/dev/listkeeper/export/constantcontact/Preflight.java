package dev.listkeeper.export.constantcontact;

import dev.listkeeper.connection.ConnectionState;
import dev.listkeeper.constantcontact.ConnectedAccount;
import dev.listkeeper.constantcontact.account.AccountSummary;
import dev.listkeeper.constantcontact.account.Privilege;
import dev.listkeeper.constantcontact.list.ListId;
import dev.listkeeper.problem.Problem;
import dev.listkeeper.problem.ProblemCode;
import java.util.Collection;
import java.util.List;

/**
 * Checks, before anything is read or sent, that the account is the agreed one, may be used, and has
 * the list.
 */
public final class Preflight {
  /** The privileges that exports need of the person who signed in. */
  public static final List<String> NEEDED = List.of("contacts:read", "contacts:write");

  private Preflight() {}

  static void check(ConnectedAccount account, ConnectionState.Account agreed, ListId list) {
    requireAgreed(account, agreed);
    requirePrivileges(account);
    requireList(account, list);
  }

  /** Refuses another account than the connection was saved with. */
  public static void requireAgreed(ConnectedAccount account, ConnectionState.Account agreed) {
    AccountSummary summary = account.account().summary();
    if (!summary.encodedAccountId().equals(agreed.id())) {
      throw otherAccount();
    }
  }

  /** What is wrong with a connection whose account is not the agreed one. */
  public static Problem otherAccount() {
    return new Problem(
        ProblemCode.CONNECTION_NOT_READY,
        "The connection now leads to another Constant Contact account than it was saved with; an"
            + " Administrator has to authenticate it with the right one.");
  }

  /** Refuses an account whose user may not read and write contacts. */
  public static void requirePrivileges(ConnectedAccount account) {
    List<String> missing =
        missing(account.account().privileges().stream().map(Privilege::name).toList());
    if (!missing.isEmpty()) {
      throw lacking(missing);
    }
  }

  /** Which of the privileges that exports need are not among these. */
  public static List<String> missing(Collection<String> held) {
    return NEEDED.stream().filter(name -> !held.contains(name)).toList();
  }

  /** What is wrong when privileges are missing. */
  public static Problem lacking(List<String> missing) {
    return new Problem(
        ProblemCode.PRIVILEGE_MISSING,
        "The user who signed in to Constant Contact lacks the privileges "
            + String.join(", ", missing)
            + "; let the account's owner sign in, or grant them.");
  }

  /**
   * Refuses a list that the account does not have, or that was deleted.
   *
   * @throws Problem LIST_NOT_FOUND
   */
  public static void requireList(ConnectedAccount account, ListId list) {
    ListStanding standing = ListStanding.of(account, list);
    switch (standing.state()) {
      case THERE -> {}
      case DELETED ->
          throw new Problem(
              ProblemCode.LIST_NOT_FOUND,
              "The list '"
                  + standing.name()
                  + "' was deleted in Constant Contact; choose another one for the export.");
      case UNKNOWN ->
          throw new Problem(
              ProblemCode.LIST_NOT_FOUND,
              "The account has no list with the ID "
                  + list
                  + "; open the list in Constant Contact and copy its ID.");
    }
  }
}
