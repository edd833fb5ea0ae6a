package dev.listkeeper.constantcontact.sandbox.contact;

import dev.listkeeper.constantcontact.sandbox.evidence.Documented;
import dev.listkeeper.constantcontact.sandbox.evidence.Observed;
import dev.listkeeper.constantcontact.sandbox.evidence.Switch;
import dev.listkeeper.constantcontact.sandbox.evidence.Switches;
import dev.listkeeper.constantcontact.sandbox.evidence.Unconfirmed;
import dev.listkeeper.constantcontact.sandbox.http.Refusal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Applies a written contact to the stored ones. Callers hold the store's lock. */
final class ContactWriter {
  private final ContactTable table;
  private final Contacts contacts;
  private final ContactIds ids;
  private final Switches switches;

  ContactWriter(AddressBook book, Switches switches) {
    table = book.table();
    contacts = book.contacts();
    ids = book.ids();
    this.switches = switches;
  }

  @Documented("contract: 409 if the address ever existed; support staff: the message with the id")
  @Observed("recorded creation, 2026-09: Account gives implicit, Contact gives explicit")
  int create(ContactInput input, long now) {
    String address =
        input
            .address()
            .map(contacts::normal)
            .orElseThrow(() -> Refusal.invalid("The sandbox needs email_address.address."));
    refuseTaken(address, -1);
    Permission permission =
        input
            .permission()
            .orElse(input.source() == Source.ACCOUNT ? Permission.IMPLICIT : Permission.EXPLICIT);
    Profile profile =
        input
            .profile()
            .overlaid(input.phones().orElse(Profile.EMPTY))
            .overlaid(input.addresses().orElse(Profile.EMPTY))
            .withCustom(input.custom().orElse(Map.of()));
    int number =
        contacts.create(
            Contact.created(address, permission, input.source(), now, profile),
            input.lists().orElse(List.of()));
    contacts.tag(number, input.tags());
    return number;
  }

  @Documented(
      "contract: scalars left out become null, arrays left out stay, a deleted contact comes back")
  @Unconfirmed(Switch.PUT_NEEDS_ADDRESS)
  void replace(int number, ContactInput input, long now) {
    Contact stored = table.get(number);
    if (input.address().isEmpty() && switches.on(Switch.PUT_NEEDS_ADDRESS)) {
      throw Refusal.invalid("email_address.address is required.");
    }
    String address = input.address().map(contacts::normal).orElse(stored.address());
    refuseTaken(address, number);
    if (stored.deleted() && input.source() != Source.ACCOUNT) {
      throw Refusal.invalid("update_source must be Account to restore a deleted contact.");
    }
    Contact changed = stored.deleted() ? stored.deletedAt(0, now) : stored;
    changed = changed.movedTo(address).updated(merged(stored, input), input.source(), now);
    if (input.permission().isPresent()) {
      changed = permitted(changed, input.permission().get(), input.source(), now);
    }
    contacts.replace(number, changed, input.lists());
    contacts.tag(number, input.tags());
  }

  @Documented("contract: after an opt-out by the contact only the contact can come back")
  @Observed("third-party report: explicit is not downgraded to implicit")
  private static Contact permitted(Contact contact, Permission wanted, Source by, long now) {
    Permission present = contact.permission();
    if (present == wanted) {
      return contact;
    }
    if (present == Permission.EXPLICIT && wanted == Permission.IMPLICIT) {
      throw Refusal.invalid("permission_to_send cannot change from explicit to implicit.");
    }
    boolean optedOutThemselves =
        present == Permission.UNSUBSCRIBED && contact.optOutSource() == Source.CONTACT;
    if (optedOutThemselves && by != Source.CONTACT) {
      throw Refusal.invalid("The contact unsubscribed and can only come back by itself.");
    }
    return contact.permitted(wanted, by, now);
  }

  private static Profile merged(Contact stored, ContactInput input) {
    Profile result = input.profile();
    Profile phones = input.phones().orElse(stored.profile());
    for (Phone phone : Phone.values()) {
      result = result.with(phone.field(), phones.get(phone.field()));
    }
    Profile addresses = input.addresses().orElse(stored.profile());
    for (Postal kind : Postal.values()) {
      for (int part = 0; part < Postal.keys().size(); part++) {
        result = result.with(kind.field(part), addresses.get(kind.field(part)));
      }
    }
    return result.withCustom(input.custom().orElse(stored.profile().custom()));
  }

  private void refuseTaken(String address, int self) {
    Optional.of(table.find(address))
        .filter(other -> other >= 0 && other != self)
        .ifPresent(other -> {
          throw Refusal.conflict(
              "Validation failed: Email already exists for contact " + ids.id(other));
        });
  }
}
