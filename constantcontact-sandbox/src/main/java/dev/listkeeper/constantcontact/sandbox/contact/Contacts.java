package dev.listkeeper.constantcontact.sandbox.contact;

import dev.listkeeper.constantcontact.sandbox.evidence.Documented;
import dev.listkeeper.constantcontact.sandbox.evidence.Switch;
import dev.listkeeper.constantcontact.sandbox.evidence.Switches;
import dev.listkeeper.constantcontact.sandbox.evidence.Unconfirmed;
import dev.listkeeper.constantcontact.sandbox.list.Memberships;
import java.util.List;
import java.util.Optional;

/** The rules by which contacts change. Callers hold the store's lock. */
public final class Contacts {
  /** On how many lists a contact may be. */
  public static final int MOST_LISTS = 50;

  private final ContactTable table;
  private final Memberships memberships;
  private final Memberships taggings;
  private final Switches switches;

  /** Rules over this table. */
  public Contacts(
      ContactTable table, Memberships memberships, Memberships taggings, Switches switches) {
    this.table = table;
    this.memberships = memberships;
    this.taggings = taggings;
    this.switches = switches;
  }

  /** What became of one row of an import. */
  public enum RowResult {
    /** The contact is as the row says. */
    LANDED,
    /** The contact unsubscribed before and stays off the lists. */
    CANNOT_ADD_TO_LIST,
    /** The contact would be on more than 50 lists. */
    TOO_MANY_LISTS,
    /** The contact is deleted, and a switch says that it stays so. */
    STAYS_DELETED
  }

  /** The number of the contact with this address, or -1. */
  @Unconfirmed(Switch.ADDRESS_KEPT_AS_WRITTEN)
  public int find(String address) {
    return table.find(normal(address));
  }

  /** Applies one row of an import to the contact with this address. */
  @Documented(
      "contract and guide: imports add and update, leave permissions alone, never remove; new"
          + " contacts are implicit")
  @Unconfirmed({
    Switch.IMPORT_REVIVES_DELETED,
    Switch.IMPORT_UPDATES_UNSUBSCRIBED,
    Switch.IMPORT_AWAITS_CONFIRMATION
  })
  public RowResult importRow(String address, Profile given, int[] lists, long now) {
    String normal = normal(address);
    int number = table.find(normal);
    if (number < 0) {
      Profile profile = Regions.expanded(given.withoutBlanks());
      if (lists.length > MOST_LISTS) {
        return RowResult.TOO_MANY_LISTS;
      }
      Permission permission =
          switches.on(Switch.IMPORT_AWAITS_CONFIRMATION)
              ? Permission.PENDING_CONFIRMATION
              : Permission.IMPLICIT;
      join(table.add(Contact.created(normal, permission, Source.ACCOUNT, now, profile)), lists);
      return RowResult.LANDED;
    }
    Contact contact = table.get(number);
    boolean unsubscribed = contact.permission() == Permission.UNSUBSCRIBED;
    if (contact.deleted() && !unsubscribed && !switches.on(Switch.IMPORT_REVIVES_DELETED)) {
      return RowResult.STAYS_DELETED;
    }
    if (!unsubscribed && listsAfterwards(number, lists) > MOST_LISTS) {
      return RowResult.TOO_MANY_LISTS;
    }
    Contact present = contact.deleted() ? contact.deletedAt(0, now) : contact;
    if (!unsubscribed || switches.on(Switch.IMPORT_UPDATES_UNSUBSCRIBED)) {
      present = present.updated(imported(contact.profile(), given), Source.ACCOUNT, now);
    }
    if (!present.equals(contact)) {
      table.put(number, present);
    }
    if (unsubscribed) {
      return RowResult.CANNOT_ADD_TO_LIST;
    }
    join(number, lists);
    return RowResult.LANDED;
  }

  /** Adds a contact as it is, without any rule; an existing one only joins the lists. */
  public boolean seed(
      String address, Permission permission, Profile profile, int[] lists, long now) {
    String normal = normal(address);
    int number = table.find(normal);
    boolean fresh = number < 0;
    if (fresh) {
      number = table.add(Contact.created(normal, permission, Source.ACCOUNT, now, profile));
    }
    join(number, lists);
    return fresh;
  }

  /** Opts a contact out of everything. */
  @Unconfirmed(Switch.UNSUBSCRIBE_LEAVES_LISTS)
  public void unsubscribe(int number, Source by, long now) {
    table.put(number, table.get(number).permitted(Permission.UNSUBSCRIBED, by, now));
    leaveListsIfUnsubscribed(number);
  }

  /** Opts a contact in again; a deleted one comes back. It is on no list for that. */
  public void optIn(int number, long now) {
    Contact contact = table.get(number);
    Contact present = contact.deleted() ? contact.deletedAt(0, now) : contact;
    table.put(number, present.permitted(Permission.EXPLICIT, Source.CONTACT, now));
  }

  /** Changes a contact's names, as somebody does in the web application. */
  public void rename(int number, String firstName, String lastName, long now) {
    Contact contact = table.get(number);
    Profile names =
        contact.profile().with(Field.FIRST_NAME, firstName).with(Field.LAST_NAME, lastName);
    table.put(number, contact.updated(names, Source.ACCOUNT, now));
  }

  /** Takes a contact off one list, as the person does on the preference page. */
  public boolean leave(int number, int list, long now) {
    boolean left = memberships.remove(list, number);
    if (left) {
      Contact contact = table.get(number);
      table.put(number, contact.updated(contact.profile(), Source.CONTACT, now));
    }
    return left;
  }

  /** Deletes a contact softly: it leaves all lists, its record stays. */
  @Documented("support staff: DELETE strips list memberships and hides the contact")
  public void delete(int number, long now) {
    Contact contact = table.get(number);
    if (!contact.deleted()) {
      table.put(number, contact.deletedAt(now, now));
      memberships.removeFromAll(number);
    }
  }

  /** Creates a contact whose address is new. */
  int create(Contact contact, List<Integer> lists) {
    int number = table.add(contact);
    lists.forEach(list -> memberships.add(list, number));
    leaveListsIfUnsubscribed(number);
    return number;
  }

  /** Replaces a contact, and its lists where some are given. */
  void replace(int number, Contact contact, Optional<List<Integer>> lists) {
    table.put(number, contact);
    lists.ifPresent(wanted -> replace(memberships, number, wanted));
    leaveListsIfUnsubscribed(number);
  }

  /** Replaces a contact's tags where some are given. */
  void tag(int number, Optional<List<Integer>> tags) {
    tags.ifPresent(wanted -> replace(taggings, number, wanted));
  }

  private static void replace(Memberships all, int number, List<Integer> wanted) {
    for (int list : all.lists(number)) {
      if (!wanted.contains(list)) {
        all.remove(list, number);
      }
    }
    wanted.forEach(list -> all.add(list, number));
  }

  /** Puts a contact on lists by an activity; whether it may be there. */
  @Unconfirmed(Switch.ADD_TAKES_UNSUBSCRIBED)
  public boolean add(int number, int[] lists) {
    boolean unsubscribed = table.permission(number) == Permission.UNSUBSCRIBED;
    boolean allowed =
        !table.deleted(number)
            && (!unsubscribed || switches.on(Switch.ADD_TAKES_UNSUBSCRIBED))
            && listsAfterwards(number, lists) <= MOST_LISTS;
    if (allowed) {
      join(number, lists);
    }
    return allowed;
  }

  /** Takes a contact off lists by an activity; whether it was on one of them. */
  public boolean remove(int number, int[] lists, long now) {
    boolean removed = false;
    for (int list : lists) {
      removed |= memberships.remove(list, number);
    }
    if (removed) {
      afterLeaving(number, now);
    }
    return removed;
  }

  /** Takes everybody off a list that is about to be deleted. */
  public void removeAll(int list, long now) {
    for (int contact = memberships.next(list, 0);
        contact >= 0;
        contact = memberships.next(list, contact + 1)) {
      memberships.remove(list, contact);
      afterLeaving(contact, now);
    }
  }

  @Documented("knowledge base: who is on no list any more is still an active contact")
  @Unconfirmed(Switch.LAST_LIST_LEFT_DELETES)
  private void afterLeaving(int number, long now) {
    if (memberships.count(number) == 0 && switches.on(Switch.LAST_LIST_LEFT_DELETES)) {
      delete(number, now);
    }
  }

  /** The address as it is stored. */
  String normal(String address) {
    return AddressSyntax.normal(address, switches.on(Switch.ADDRESS_KEPT_AS_WRITTEN));
  }

  @Unconfirmed(Switch.BLANK_CELL_ERASES)
  private Profile imported(Profile stored, Profile given) {
    Profile named = Regions.expanded(given);
    return switches.on(Switch.BLANK_CELL_ERASES)
        ? stored.overlaid(named).withoutBlanks()
        : stored.overlaid(named.withoutBlanks());
  }

  private int listsAfterwards(int number, int[] lists) {
    int count = memberships.count(number);
    for (int list : lists) {
      count += memberships.contains(list, number) ? 0 : 1;
    }
    return count;
  }

  private void join(int number, int[] lists) {
    for (int list : lists) {
      memberships.add(list, number);
    }
  }

  private void leaveListsIfUnsubscribed(int number) {
    if (table.permission(number) == Permission.UNSUBSCRIBED
        && switches.on(Switch.UNSUBSCRIBE_LEAVES_LISTS)) {
      memberships.removeFromAll(number);
    }
  }
}
