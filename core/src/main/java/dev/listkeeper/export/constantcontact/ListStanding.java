package dev.listkeeper.export.constantcontact;

import dev.listkeeper.constantcontact.ConnectedAccount;
import dev.listkeeper.constantcontact.NotFound;
import dev.listkeeper.constantcontact.list.ContactList;
import dev.listkeeper.constantcontact.list.ListId;
import dev.listkeeper.constantcontact.list.MembershipCount;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How an account and a list id stand to each other.
 *
 * @param name what the list is or was called; empty for an unknown one
 */
public record ListStanding(State state, String name) {

  /** Whether the account has the list. */
  public enum State {
    THERE,
    DELETED,
    UNKNOWN
  }

  /** Asks the account. */
  public static ListStanding of(ConnectedAccount account, ListId id) {
    try {
      ContactList found = account.lists().get(id, MembershipCount.NONE);
      return new ListStanding(
          found.deletedAt().isPresent() ? State.DELETED : State.THERE, found.name());
    } catch (NotFound unknown) {
      return deleted(account, id)
          .map(gone -> new ListStanding(State.DELETED, gone.name()))
          .orElseGet(() -> new ListStanding(State.UNKNOWN, ""));
    }
  }

  private static Optional<ContactList> deleted(ConnectedAccount account, ListId id) {
    try (Stream<ContactList> deleted = account.lists().deleted()) {
      return deleted.filter(gone -> gone.id().equals(id)).findFirst();
    }
  }
}
