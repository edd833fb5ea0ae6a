package dev.listkeeper.server.web.export;

import dev.listkeeper.connection.Connection;
import dev.listkeeper.export.Export;
import dev.listkeeper.export.ListId;
import dev.listkeeper.export.constantcontact.ListStanding;
import dev.listkeeper.problem.Problem;
import dev.listkeeper.problem.ProblemCode;
import dev.listkeeper.server.connect.AccountLists;
import dev.listkeeper.server.security.CurrentUser;
import dev.listkeeper.server.web.view.Words;
import dev.listkeeper.server.workspace.ConnectionRights;
import dev.listkeeper.server.workspace.Sections;
import dev.listkeeper.workspace.Key;
import java.util.List;
import java.util.Optional;

/** The lists a person may choose from, and which one a text means. */
final class ListChoices {
  private final Sections sections;
  private final AccountLists lists;

  ListChoices(Sections sections, AccountLists lists) {
    this.sections = sections;
    this.lists = lists;
  }

  /**
   * The lists of a connection's account.
   *
   * @param trouble why they are not known; absent when they are, or when no connection is chosen
   */
  record Known(List<AccountLists.Choice> lists, Optional<Problem> trouble) {
    static final Known NONE = new Known(List.of(), Optional.empty());

    Optional<String> nameOf(ListId id) {
      return lists.stream()
          .filter(list -> list.id().equals(id))
          .map(AccountLists.Choice::name)
          .findFirst();
    }
  }

  /** Nothing of a connection that somebody may not use. */
  Known of(String connection, CurrentUser user) {
    Optional<Connection> usable = usable(connection, user);
    if (usable.isEmpty()) {
      return Known.NONE;
    }
    try {
      return new Known(lists.of(usable.get().key()), Optional.empty());
    } catch (Problem unreachable) {
      return new Known(List.of(), Optional.of(unreachable));
    }
  }

  /** The connection of a key, as a browser sent it, that somebody may use. */
  Optional<Connection> usable(String connection, CurrentUser user) {
    return sections.connections().stored().all().stream()
        .filter(one -> one.key().value().equals(connection))
        .filter(one -> ConnectionRights.mayUse(user, one))
        .findFirst();
  }

  /** Which list a text means: what the form came with, a list's name, an id, or an address. */
  static Optional<ListId> meant(ExportFields fields, Known known) {
    String text = fields.list();
    int blank = fields.listWas().indexOf(' ');
    if (blank > 0 && fields.listWas().substring(blank + 1).equals(text)) {
      return ListId.find(fields.listWas().substring(0, blank));
    }
    return named(known, text).or(() -> ListId.find(text));
  }

  private static Optional<ListId> named(Known known, String text) {
    return known.lists().stream()
        .filter(list -> list.name().equals(text))
        .findFirst()
        .or(() ->
            known.lists().stream().filter(list -> list.name().equalsIgnoreCase(text)).findFirst())
        .map(AccountLists.Choice::id);
  }

  /** The other export that a list belongs to. */
  Optional<Export> owner(ListId list, Optional<Key> besides) {
    return sections.exports().stored().all().stream()
        .filter(export -> export.connection().isPresent())
        .filter(export -> export.list().equals(Optional.of(list)))
        .filter(export -> !Optional.of(export.key()).equals(besides))
        .findFirst();
  }

  /** What is wrong with a list that is new to an export; empty also when the account is silent. */
  Optional<String> mistake(Key connection, ListId list, Words words) {
    try {
      ListStanding standing = lists.standing(connection, list);
      return switch (standing.state()) {
        case THERE -> Optional.empty();
        case DELETED -> Optional.of(words.say("export.list.deleted", standing.name()));
        case UNKNOWN -> Optional.of(words.say("export.list.unknown", list.value()));
      };
    } catch (Problem unreachable) {
      // The run asks again before it sends anything.
      return unreachable.code() == ProblemCode.LIST_NOT_FOUND
          ? Optional.of(unreachable.sentence())
          : Optional.empty();
    }
  }
}
