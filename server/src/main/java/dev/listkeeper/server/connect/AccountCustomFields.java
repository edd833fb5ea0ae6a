package dev.listkeeper.server.connect;

import dev.listkeeper.connection.ConnectionStates;
import dev.listkeeper.constantcontact.ConstantContactException;
import dev.listkeeper.constantcontact.contact.CustomField;
import dev.listkeeper.export.constantcontact.AccountSession;
import dev.listkeeper.export.constantcontact.Preflight;
import dev.listkeeper.export.constantcontact.ServiceProblems;
import dev.listkeeper.workspace.Key;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The custom fields of accounts, for people who choose some. They are remembered for a minute. */
public final class AccountCustomFields {
  private final ConnectionStates states;
  private final StoredAccounts accounts;
  private final MinuteMemory<List<CustomField>> remembered;

  public AccountCustomFields(ConnectionStates states, StoredAccounts accounts, Clock clock) {
    this.states = states;
    this.accounts = accounts;
    this.remembered = new MinuteMemory<>(clock);
  }

  /**
   * All custom fields of the account, by label.
   *
   * @throws dev.listkeeper.problem.Problem CONNECTION_NOT_READY or RECONNECT_NEEDED, or what the
   *     service failed with
   */
  public List<CustomField> of(Key connection) {
    return remembered.of(states.of(connection).requireReady().id(), () -> read(connection));
  }

  /** Asks anew the next time, as after some were made. */
  public void forget(Key connection) {
    states.of(connection).account().ifPresent(account -> remembered.forget(account.id()));
  }

  private List<CustomField> read(Key connection) {
    try (AccountSession session = accounts.openForPerson(connection)) {
      Preflight.requireAgreed(session.account(), states.of(connection).requireReady());
      try (Stream<CustomField> all = session.account().customFields().all()) {
        return all.sorted(Comparator.comparing(CustomField::label, String.CASE_INSENSITIVE_ORDER))
            .toList();
      }
    } catch (ConstantContactException failure) {
      throw ServiceProblems.of(failure);
    }
  }
}
