package dev.listkeeper.export.constantcontact;

import dev.listkeeper.connection.ConnectionState;
import dev.listkeeper.constantcontact.ConnectedAccount;
import dev.listkeeper.constantcontact.NotFound;
import dev.listkeeper.constantcontact.account.AccountSummary;
import dev.listkeeper.constantcontact.account.Privilege;
import dev.listkeeper.constantcontact.list.ContactList;
import dev.listkeeper.constantcontact.list.ListId;
import dev.listkeeper.constantcontact.list.MembershipCount;
import dev.listkeeper.problem.Problem;
import dev.listkeeper.problem.ProblemCode;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Checks, before anything is read or sent, that the account is the agreed one, may be used, and has
 * the list.
 */
public final class Preflight {
  private static final Set<String> NEEDED = Set.of("contacts:read", "contacts:write");

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
      throw new Problem(
          ProblemCode.CONNECTION_NOT_READY,
          "The connection now leads to another Constant Contact account than it was saved with; an"
              + " Administrator has to authenticate it with the right one.");
    }
  }

  /** Refuses an account whose user may not read and write contacts. */
  public static void requirePrivileges(ConnectedAccount account) {
    Set<String> held =
        account.account().privileges().stream().map(Privilege::name).collect(Collectors.toSet());
    Set<String> missing =
        NEEDED.stream().filter(name -> !held.contains(name)).collect(Collectors.toSet());
    if (!missing.isEmpty()) {
      throw new Problem(
          ProblemCode.PRIVILEGE_MISSING,
          "The user who signed in to Constant Contact lacks the privileges "
              + missing.stream().sorted().collect(Collectors.joining(", "))
              + "; let the account's owner sign in, or grant them.");
    }
  }

  /** Refuses a list that is not there, or no longer. */
  static void requireList(ConnectedAccount account, ListId list) {
    ContactList found;
    try {
      found = account.lists().get(list, MembershipCount.NONE);
    } catch (NotFound e) {
      throw new Problem(
          ProblemCode.LIST_NOT_FOUND,
          "The account has no list with the ID "
              + list
              + "; open the list in Constant Contact and copy its ID.",
          e);
    }
    if (found.deletedAt().isPresent()) {
      throw new Problem(
          ProblemCode.LIST_NOT_FOUND,
          "The list '"
              + found.name()
              + "' was deleted in Constant Contact; choose another one for the export.");
    }
  }
}
