package dev.listkeeper.constantcontact.sandbox.activity;

import dev.listkeeper.constantcontact.sandbox.contact.AddressBook;
import dev.listkeeper.constantcontact.sandbox.contact.ContactTable;
import java.time.Instant;
import java.util.BitSet;
import java.util.List;

/** Finds the contacts of a selection, by their numbers. Callers hold the store's lock. */
final class Selector {
  private final AddressBook book;

  Selector(AddressBook book) {
    this.book = book;
  }

  /** The contacts an activity is about; deleted ones only where their ids are given. */
  BitSet select(Selection wanted, Instant now) {
    BitSet selected;
    if (!wanted.contactIds().isEmpty()) {
      selected = byId(wanted.contactIds());
    } else if (!wanted.listIds().isEmpty()) {
      selected = onLists(wanted.listIds());
    } else if (!wanted.tagIds().isEmpty()) {
      selected = tagged(wanted.tagIds());
    } else {
      selected = mailable();
      if (wanted.newSubscribers()) {
        keepNew(selected, now);
      }
    }
    selected.andNot(byId(wanted.excluded()));
    return selected;
  }

  BitSet byId(List<String> ids) {
    BitSet selected = new BitSet();
    ids.forEach(id -> book.numberOf(id).ifPresent(selected::set));
    return selected;
  }

  BitSet onLists(List<String> ids) {
    BitSet selected = new BitSet();
    ids.stream()
        .flatMap(id -> book.lists().find(id).stream())
        .forEach(list -> selected.or(book.memberships().copy(list.number())));
    return selected;
  }

  BitSet tagged(List<String> ids) {
    BitSet selected = new BitSet();
    ids.stream()
        .flatMap(id -> book.tags().find(id).stream())
        .forEach(tag -> selected.or(book.taggings().copy(tag.number())));
    return selected;
  }

  BitSet everybody() {
    BitSet selected = new BitSet();
    selected.set(0, book.table().size());
    return selected;
  }

  void keepNew(BitSet selected, Instant now) {
    ContactTable table = book.table();
    for (int c = selected.nextSetBit(0); c >= 0; c = selected.nextSetBit(c + 1)) {
      if (!table.newSubscriber(c, now)) {
        selected.clear(c);
      }
    }
  }

  private BitSet mailable() {
    BitSet selected = new BitSet();
    for (int contact = 0; contact < book.table().size(); contact++) {
      selected.set(contact, book.table().mailable(contact));
    }
    return selected;
  }
}
