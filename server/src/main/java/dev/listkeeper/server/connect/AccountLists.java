package dev.listkeeper.server.connect;

import dev.listkeeper.connection.Connection;
import dev.listkeeper.connection.ConnectionStates;
import dev.listkeeper.constantcontact.Conflict;
import dev.listkeeper.constantcontact.ConnectedAccount;
import dev.listkeeper.constantcontact.ConstantContactException;
import dev.listkeeper.constantcontact.UnknownOutcome;
import dev.listkeeper.constantcontact.list.ContactList;
import dev.listkeeper.constantcontact.list.Lists;
import dev.listkeeper.constantcontact.list.MembershipCount;
import dev.listkeeper.export.ListId;
import dev.listkeeper.export.constantcontact.AccountSession;
import dev.listkeeper.export.constantcontact.ListStanding;
import dev.listkeeper.export.constantcontact.Preflight;
import dev.listkeeper.export.constantcontact.ServiceProblems;
import dev.listkeeper.problem.Problem;
import dev.listkeeper.problem.ProblemCode;
import dev.listkeeper.server.audit.Audit;
import dev.listkeeper.server.audit.AuditAction;
import dev.listkeeper.server.audit.ValueChange;
import dev.listkeeper.server.security.CurrentUser;
import dev.listkeeper.server.security.Permission;
import dev.listkeeper.workspace.Definitions;
import dev.listkeeper.workspace.Key;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The contact lists of accounts, for people who choose one. They are remembered for a minute, since
 * every call counts.
 */
public final class AccountLists {
  private static final int LONGEST_NAME = 255;

  private final ConnectionStates states;
  private final Definitions<Connection> connections;
  private final StoredAccounts accounts;
  private final Audit audit;

  /** By the id of the account. */
  private final MinuteMemory<List<Choice>> remembered;

  /** A list to choose. */
  public record Choice(ListId id, String name) {}

  public AccountLists(
      ConnectionStates states,
      Definitions<Connection> connections,
      StoredAccounts accounts,
      Audit audit,
      Clock clock) {
    this.states = states;
    this.connections = connections;
    this.accounts = accounts;
    this.audit = audit;
    this.remembered = new MinuteMemory<>(clock);
  }

  /**
   * All lists of the account that are not deleted, by name.
   *
   * @throws Problem CONNECTION_NOT_READY or RECONNECT_NEEDED, or what the service failed with
   */
  public List<Choice> of(Key connection) {
    return remembered.of(states.of(connection).requireReady().id(), () -> read(connection));
  }

  private List<Choice> read(Key connection) {
    return asking(
        connection,
        account -> {
          try (Stream<ContactList> all = account.lists().all(MembershipCount.NONE)) {
            return all.map(AccountLists::choice)
                .sorted(Comparator.comparing(Choice::name, String.CASE_INSENSITIVE_ORDER))
                .toList();
          }
        });
  }

  private static Choice choice(ContactList list) {
    return new Choice(ListId.of(list.id().value()), list.name());
  }

  /**
   * Whether the account has a list; its name where it is known.
   *
   * @throws Problem CONNECTION_NOT_READY or RECONNECT_NEEDED, or what the service failed with
   */
  public ListStanding standing(Key connection, ListId list) {
    return of(connection).stream()
        .filter(choice -> choice.id().equals(list))
        .findFirst()
        .map(choice -> new ListStanding(ListStanding.State.THERE, choice.name()))
        .orElseGet(() ->
            asking(
                connection,
                account ->
                    ListStanding.of(
                        account, new dev.listkeeper.constantcontact.list.ListId(list.value()))));
  }

  /**
   * Refuses a list that the account does not have, or that was deleted. Says nothing while the
   * connection is not ready, or the service can't be asked: the run checks it again.
   *
   * @throws Problem LIST_NOT_FOUND
   */
  public void requireThere(Key connection, ListId list) {
    try {
      if (of(connection).stream().noneMatch(choice -> choice.id().equals(list))) {
        asking(
            connection,
            account -> {
              Preflight.requireList(
                  account, new dev.listkeeper.constantcontact.list.ListId(list.value()));
              return list;
            });
      }
    } catch (Problem problem) {
      if (problem.code() == ProblemCode.LIST_NOT_FOUND) {
        throw problem;
      }
      System.getLogger(AccountLists.class.getName())
          .log(
              System.Logger.Level.INFO,
              "The list {0} could not be checked: {1}",
              list,
              problem.code());
    }
  }

  /**
   * Makes a list.
   *
   * @throws Problem ALREADY_EXISTS when a list has the name
   */
  public Choice create(Key connection, String name, CurrentUser by) {
    by.require(Permission.MANAGE_CONNECTIONS);
    String account = states.of(connection).requireReady().id();
    String wanted = name.strip();
    if (wanted.isEmpty() || wanted.length() > LONGEST_NAME) {
      throw new Problem(
          ProblemCode.INVALID_REQUEST,
          "A list needs a name of 1 to " + LONGEST_NAME + " characters.");
    }
    Choice made = choice(asking(connection, session -> create(session.lists(), wanted)));
    remembered.forget(account);
    audit.note(
        by.email(),
        AuditAction.LIST_CREATED,
        "connections/" + connection,
        connections.find(connection).map(Connection::displayName).orElse(""),
        ValueChange.of("list", null, made.id().value() + " " + made.name()));
    return made;
  }

  private static ContactList create(Lists lists, String name) {
    try {
      return lists.create(name, Optional.empty());
    } catch (Conflict taken) {
      throw new Problem(
          ProblemCode.ALREADY_EXISTS,
          "The account has a list named '" + name + "' already; choose it, or another name.",
          taken);
    } catch (UnknownOutcome lost) {
      return lists.named(name).orElseThrow(() -> lost);
    }
  }

  private <T> T asking(Key connection, Function<ConnectedAccount, T> question) {
    try (AccountSession session = accounts.openForPerson(connection)) {
      Preflight.requireAgreed(session.account(), states.of(connection).requireReady());
      return question.apply(session.account());
    } catch (ConstantContactException failure) {
      throw ServiceProblems.of(failure);
    }
  }
}
