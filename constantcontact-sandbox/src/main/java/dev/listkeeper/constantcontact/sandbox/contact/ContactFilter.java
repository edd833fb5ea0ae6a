package dev.listkeeper.constantcontact.sandbox.contact;

import dev.listkeeper.constantcontact.sandbox.evidence.Documented;
import dev.listkeeper.constantcontact.sandbox.evidence.Switch;
import dev.listkeeper.constantcontact.sandbox.evidence.Switches;
import dev.listkeeper.constantcontact.sandbox.evidence.Unconfirmed;
import dev.listkeeper.constantcontact.sandbox.http.Parameters;
import dev.listkeeper.constantcontact.sandbox.http.Refusal;
import dev.listkeeper.constantcontact.sandbox.list.ContactList;
import dev.listkeeper.constantcontact.sandbox.list.Memberships;
import dev.listkeeper.constantcontact.sandbox.tag.Tag;
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
    List<Integer> tags,
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
  private static final int MOST_TAGS = 50;
  private static final String NOT_DELETED = "not deleted";

  @Unconfirmed(Switch.CONTACTS_DEFAULT_TO_ACTIVE)
  static ContactFilter of(Parameters asked, AddressBook book, Switches switches) {
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
        wanted.stream()
            .flatMap(id -> book.lists().find(id).stream())
            .map(ContactList::number)
            .toList();
    List<String> wantedTags = asked.list("tags");
    if (wantedTags.size() > MOST_TAGS) {
      throw Refusal.invalid("tags takes at most 50 tag ids.");
    }
    List<Integer> tags =
        wantedTags.stream().flatMap(id -> book.tags().find(id).stream()).map(Tag::number).toList();
    // Nobody is on lists, or carries tags, that are all unknown.
    boolean nobody =
        (!wanted.isEmpty() && numbers.isEmpty()) || (!wantedTags.isEmpty() && tags.isEmpty());
    return new ContactFilter(
        statuses,
        asked.get("email"),
        numbers,
        tags,
        nobody,
        Period.of(asked, "updated"),
        Period.of(asked, "created"),
        Period.of(asked, "optout"));
  }

  /** The first contact from this number on that fits, or -1. */
  int next(int from, AddressBook book) {
    if (nobody) {
      return -1;
    }
    if (email.isPresent()) {
      int only = book.contacts().find(email.get());
      return only >= from && fits(only, book) ? only : -1;
    }
    for (int contact = candidate(from, book);
        contact >= 0;
        contact = candidate(contact + 1, book)) {
      if (fits(contact, book)) {
        return contact;
      }
    }
    return -1;
  }

  private int candidate(int from, AddressBook book) {
    if (lists.size() == 1) {
      return book.memberships().next(lists.getFirst(), from);
    }
    return from < book.table().size() ? from : -1;
  }

  private boolean fits(int contact, AddressBook book) {
    ContactTable table = book.table();
    return hasStatus(contact, table)
        && onAny(lists, book.memberships(), contact)
        && onAny(tags, book.taggings(), contact)
        && updated.includes(table.updatedAt(contact))
        && created.includes(table.createdAt(contact))
        && optedOut.includes(table.optedOutAt(contact));
  }

  private static boolean onAny(List<Integer> wanted, Memberships all, int contact) {
    return wanted.isEmpty() || wanted.stream().anyMatch(one -> all.contains(one, contact));
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
