package dev.listkeeper.constantcontact.sandbox.inspect;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.listkeeper.constantcontact.sandbox.contact.AddressBook;
import dev.listkeeper.constantcontact.sandbox.contact.Contact;
import dev.listkeeper.constantcontact.sandbox.contact.ContactTable;
import dev.listkeeper.constantcontact.sandbox.contact.Contacts;
import dev.listkeeper.constantcontact.sandbox.contact.Field;
import dev.listkeeper.constantcontact.sandbox.contact.Permission;
import dev.listkeeper.constantcontact.sandbox.contact.Profile;
import dev.listkeeper.constantcontact.sandbox.contact.Source;
import dev.listkeeper.constantcontact.sandbox.journal.Store;
import dev.listkeeper.constantcontact.sandbox.list.ContactList;
import dev.listkeeper.constantcontact.sandbox.list.Lists;
import dev.listkeeper.constantcontact.sandbox.list.Memberships;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Reader;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Looks at contacts and plays their part, past the API and its rules. */
public final class People {
  private static final int CHUNK = 10_000;

  private final AddressBook book;
  private final Store store;
  private final ContactTable table;
  private final Contacts contacts;
  private final Lists lists;
  private final Memberships memberships;
  private final InstantSource clock;

  /** The people of one sandbox. */
  public People(AddressBook book, InstantSource clock) {
    this.book = book;
    this.clock = clock;
    store = book.store();
    table = book.table();
    contacts = book.contacts();
    lists = book.lists();
    memberships = book.memberships();
  }

  /** How many contacts there are, deleted ones too. */
  public int count() {
    return store.read(table::size);
  }

  /** How many are on a list. */
  public int memberCount(String listId) {
    int list = number(listId);
    return store.read(() -> memberships.size(list));
  }

  /** Writes the members' addresses, one a line, as they are at this moment. */
  public void writeMembers(String listId, OutputStream out) throws IOException {
    int list = number(listId);
    BitSet members = store.read(() -> memberships.copy(list));
    int next = members.nextSetBit(0);
    while (next >= 0) {
      int from = next;
      List<byte[]> chunk = store.read(() -> addresses(members, from));
      for (byte[] address : chunk) {
        out.write(address);
        out.write('\n');
        next = members.nextSetBit(next + 1);
      }
    }
  }

  private List<byte[]> addresses(BitSet members, int from) {
    List<byte[]> chunk = new ArrayList<>(CHUNK);
    for (int c = from; c >= 0 && chunk.size() < CHUNK; c = members.nextSetBit(c + 1)) {
      chunk.add(table.addressBytes(c));
    }
    return chunk;
  }

  /** A contact by its address. */
  public Optional<ContactView> find(String address) {
    return store.read(() -> {
      int number = contacts.find(address);
      return number < 0 ? Optional.empty() : Optional.of(view(number));
    });
  }

  private ContactView view(int number) {
    Contact contact = table.get(number);
    Set<String> on =
        memberships.lists(number).stream()
            .map(list -> lists.at(list).id().toString())
            .collect(Collectors.toSet());
    return new ContactView(
        book.ids().id(number).toString(),
        contact.address(),
        contact.permission(),
        contact.deleted(),
        contact.profile().text(Field.FIRST_NAME),
        contact.profile().text(Field.LAST_NAME),
        on,
        customFields(contact),
        book.taggings().lists(number).stream()
            .map(tag -> book.tags().at(tag).name())
            .collect(Collectors.toSet()));
  }

  private Map<String, String> customFields(Contact contact) {
    Map<String, String> values = new TreeMap<>();
    contact
        .profile()
        .custom()
        .forEach((number, value) ->
            book.fields()
                .at(number)
                .ifPresent(field -> values.put(field.name(), field.shown(value))));
    return values;
  }

  /** Makes up contacts; says how many were new. */
  public int seed(Seed seed) {
    int[] targets = numbers(seed.listIds());
    int added = 0;
    for (int done = 0; done < seed.count(); done += CHUNK) {
      int from = done;
      int to = Math.min(seed.count(), done + CHUNK);
      added += store.write(() -> seedChunk(seed, from, to, targets));
    }
    return added;
  }

  private int seedChunk(Seed seed, int from, int to, int[] targets) {
    int added = 0;
    for (int i = from; i < to; i++) {
      int number = seed.first() + i;
      Profile.Builder profile = new Profile.Builder();
      profile.set(Field.FIRST_NAME, "First" + number % 1_000);
      profile.set(Field.LAST_NAME, "Last" + number % 5_000);
      added += add(seed.address(number), seed.permission(), profile.build(), targets);
    }
    return added;
  }

  /**
   * Adds the contacts of a CSV with the headings email, permission_to_send and the names of fields;
   * says how many were new.
   */
  public int seedCsv(Reader csv, List<String> listIds) throws IOException {
    int[] targets = numbers(listIds);
    int added = 0;
    try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(csv)) {
      List<NamedCsvRecord> chunk = new ArrayList<>(CHUNK);
      for (NamedCsvRecord row : reader) {
        chunk.add(row);
        if (chunk.size() == CHUNK) {
          added += seedRows(chunk, targets);
          chunk.clear();
        }
      }
      added += seedRows(chunk, targets);
    }
    return added;
  }

  private int seedRows(List<NamedCsvRecord> rows, int[] targets) {
    return store.write(() -> {
      int added = 0;
      for (NamedCsvRecord row : rows) {
        Profile.Builder profile = new Profile.Builder();
        for (Field field : Field.values()) {
          row.findField(field.key())
              .filter(value -> !value.isEmpty())
              .ifPresent(value -> profile.set(field, value));
        }
        Permission permission =
            row.findField("permission_to_send").flatMap(Permission::of).orElse(Permission.IMPLICIT);
        added += add(row.getField("email"), permission, profile.build(), targets);
      }
      return added;
    });
  }

  private int add(String address, Permission permission, Profile profile, int[] targets) {
    return contacts.seed(address, permission, profile, targets, now()) ? 1 : 0;
  }

  /** The person opts out of everything. */
  public void unsubscribe(String address) {
    store.change(() -> contacts.unsubscribe(known(address), Source.CONTACT, now()));
  }

  /** The person opts in again; a deleted contact comes back. */
  public void optIn(String address) {
    store.change(() -> contacts.optIn(known(address), now()));
  }

  /** Someone changes the names of a contact in the web application. */
  public void rename(String address, String firstName, String lastName) {
    store.change(() -> contacts.rename(known(address), firstName, lastName, now()));
  }

  /** The person leaves one list on the preference page. */
  public void leave(String address, String listId) {
    int list = number(listId);
    store.change(() -> {
      if (!contacts.leave(known(address), list, now())) {
        throw new NoSuchElementException("The contact is not on this list.");
      }
    });
  }

  /** Someone deletes the contact in the web application. */
  public void delete(String address) {
    store.change(() -> contacts.delete(known(address), now()));
  }

  /** Someone deletes a list in the web application. */
  public void deleteList(String listId) {
    book.delete(
        lists.find(listId).orElseThrow(() -> new NoSuchElementException("No list has this id.")),
        now());
  }

  /** Someone deletes a custom field in the web application. */
  public void deleteField(String fieldId) {
    book.fields()
        .delete(
            book.fields()
                .find(fieldId)
                .orElseThrow(() -> new NoSuchElementException("No custom field has this id.")));
  }

  private int known(String address) {
    int number = contacts.find(address);
    if (number < 0) {
      throw new NoSuchElementException("No contact has this address.");
    }
    return number;
  }

  private int[] numbers(List<String> listIds) {
    return listIds.stream().mapToInt(this::number).toArray();
  }

  private int number(String listId) {
    return lists
        .find(listId)
        .map(ContactList::number)
        .orElseThrow(() -> new NoSuchElementException("No list has this id."));
  }

  private long now() {
    return clock.instant().getEpochSecond();
  }
}
