package dev.listkeeper.constantcontact.sandbox.contact;

import dev.listkeeper.constantcontact.sandbox.evidence.Documented;
import dev.listkeeper.constantcontact.sandbox.evidence.Switch;
import dev.listkeeper.constantcontact.sandbox.evidence.Switches;
import dev.listkeeper.constantcontact.sandbox.evidence.Unconfirmed;
import dev.listkeeper.constantcontact.sandbox.http.Parameters;
import dev.listkeeper.constantcontact.sandbox.http.Refusal;
import dev.listkeeper.constantcontact.sandbox.list.ContactList;
import dev.listkeeper.constantcontact.sandbox.list.Lists;
import dev.listkeeper.constantcontact.sandbox.list.Memberships;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Which contacts a GET of the collection wants. */
@Documented("contract 3.0.178, GET /contacts")
record ContactFilter(
    Set<String> statuses,
    Optional<String> email,
    List<Integer> lists,
    boolean nobody,
    Period updated,
    Period created,
    Period optedOut) {
  private static final Set<String> STATUSES =
      Set.of(
          "all",
          "active",
          "deleted",
          "not_set",
          "pending_confirmation",
          "temp_hold",
          "unsubscribed");
  private static final int MOST_LISTS = 25;
  private static final String NOT_DELETED = "not deleted";

  @Unconfirmed(Switch.CONTACTS_DEFAULT_TO_ACTIVE)
  static ContactFilter of(Parameters asked, Lists lists, Switches switches) {
    Set<String> statuses = new HashSet<>(asked.list("status"));
    if (!STATUSES.containsAll(statuses)) {
      throw Refusal.invalid("status must be one of " + STATUSES.stream().sorted().toList() + ".");
    }
    if (statuses.isEmpty()) {
      statuses.add(switches.on(Switch.CONTACTS_DEFAULT_TO_ACTIVE) ? "active" : NOT_DELETED);
    }
    if (asked.get("segment_id").isPresent() || asked.get("sms_status").isPresent()) {
      throw Refusal.invalid("The sandbox has neither segments nor text messages.");
    }
    List<String> wanted = asked.list("lists");
    if (wanted.size() > MOST_LISTS) {
      throw Refusal.invalid("lists takes at most 25 list ids.");
    }
    List<Integer> numbers =
        wanted.stream().flatMap(id -> lists.find(id).stream()).map(ContactList::number).toList();
    // Tags do not exist here, so nobody carries one; the same goes for lists that are all unknown.
    boolean nobody = !asked.list("tags").isEmpty() || (!wanted.isEmpty() && numbers.isEmpty());
    return new ContactFilter(
        statuses,
        asked.get("email"),
        numbers,
        nobody,
        Period.of(asked, "updated"),
        Period.of(asked, "created"),
        Period.of(asked, "optout"));
  }

  /** The first contact from this number on that fits, or -1. */
  int next(int from, ContactTable table, Contacts contacts, Memberships memberships) {
    if (nobody) {
      return -1;
    }
    if (email.isPresent()) {
      int only = contacts.find(email.get());
      return only >= from && fits(only, table, memberships) ? only : -1;
    }
    for (int contact = candidate(from, table, memberships);
        contact >= 0;
        contact = candidate(contact + 1, table, memberships)) {
      if (fits(contact, table, memberships)) {
        return contact;
      }
    }
    return -1;
  }

  private int candidate(int from, ContactTable table, Memberships memberships) {
    if (lists.size() == 1) {
      return memberships.next(lists.getFirst(), from);
    }
    return from < table.size() ? from : -1;
  }

  private boolean fits(int contact, ContactTable table, Memberships memberships) {
    return hasStatus(contact, table)
        && (lists.isEmpty() || lists.stream().anyMatch(list -> memberships.contains(list, contact)))
        && updated.includes(table.updatedAt(contact))
        && created.includes(table.createdAt(contact))
        && optedOut.includes(table.optedOutAt(contact));
  }

  private boolean hasStatus(int contact, ContactTable table) {
    if (statuses.contains("all")) {
      return true;
    }
    if (table.deleted(contact)) {
      return statuses.contains("deleted");
    }
    Permission permission = table.permission(contact);
    return statuses.contains(NOT_DELETED)
        || statuses.contains(permission.mailable() ? "active" : permission.wire());
  }
}
