package dev.listkeeper.constantcontact.sandbox.contact;

import dev.listkeeper.constantcontact.sandbox.field.CustomFields;
import dev.listkeeper.constantcontact.sandbox.journal.Store;
import dev.listkeeper.constantcontact.sandbox.list.ContactList;
import dev.listkeeper.constantcontact.sandbox.list.Lists;
import dev.listkeeper.constantcontact.sandbox.list.Memberships;
import dev.listkeeper.constantcontact.sandbox.tag.Tag;
import dev.listkeeper.constantcontact.sandbox.tag.Tags;
import java.util.OptionalInt;
import java.util.UUID;

/**
 * All an account knows about people.
 *
 * @param contacts the rules by which the table changes
 * @param memberships who is on which list
 * @param taggings who carries which tag
 */
public record AddressBook(
    Store store,
    ContactTable table,
    Contacts contacts,
    ContactIds ids,
    Lists lists,
    Memberships memberships,
    CustomFields fields,
    Tags tags,
    Memberships taggings) {
  /** Deletes a list and its memberships. */
  public void delete(ContactList list, long now) {
    store.change(() -> {
      contacts.removeAll(list.number(), now);
      lists.delete(list);
    });
  }

  /** Deletes a tag; nobody carries it any more. */
  public void delete(Tag tag) {
    store.change(() -> {
      taggings.removeAll(tag.number());
      tags.delete(tag);
    });
  }

  /** The number of the contact with this id; nothing when the text is no id or nobody has it. */
  public OptionalInt numberOf(String id) {
    try {
      int number = ids.number(UUID.fromString(id));
      return number >= 0 && number < table.size() ? OptionalInt.of(number) : OptionalInt.empty();
    } catch (IllegalArgumentException e) {
      // Not an id, so it names nobody.
      return OptionalInt.empty();
    }
  }
}
