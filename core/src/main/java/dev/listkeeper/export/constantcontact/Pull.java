package dev.listkeeper.export.constantcontact;

import static dev.listkeeper.query.Expressions.ref;

import dev.listkeeper.constantcontact.ConnectedAccount;
import dev.listkeeper.constantcontact.contact.Contact;
import dev.listkeeper.constantcontact.contact.ContactQuery;
import dev.listkeeper.constantcontact.contact.ContactStatus;
import dev.listkeeper.constantcontact.contact.EmailAddress;
import dev.listkeeper.constantcontact.contact.Permission;
import dev.listkeeper.export.AddressRules;
import dev.listkeeper.export.HoldBack;
import dev.listkeeper.export.plan.Suppressed;
import dev.listkeeper.query.Query;
import dev.listkeeper.query.StagedText;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Reads the account's people who must not be put on a list: unsubscribed and deleted ones. */
final class Pull {
  private Pull() {}

  /** Addresses and why, a row an address; the file must live as long as the query. */
  static Query suppressed(ConnectedAccount account, Path file) {
    ContactQuery gone =
        ContactQuery.everyone().in(ContactStatus.UNSUBSCRIBED, ContactStatus.DELETED);
    try (StagedText out = new StagedText(file);
        Stream<Contact> contacts = account.contacts().all(gone)) {
      contacts.forEach(contact -> contact.email().ifPresent(email -> write(out, email)));
    }
    return strongest(new Query.Staged(file, Suppressed.SCHEMA.names()));
  }

  private static void write(StagedText out, EmailAddress email) {
    HoldBack state =
        email.permission() == Permission.UNSUBSCRIBED ? HoldBack.UNSUBSCRIBED : HoldBack.DELETED;
    out.field(AddressRules.matchForm(email.address()));
    out.field(state.name());
    out.endRow();
  }

  /**
   * One row an address: being unsubscribed weighs more than being deleted, and its name sorts
   * after.
   */
  private static Query strongest(Query rows) {
    return new Query.Aggregate(
        rows,
        List.of(Suppressed.ADDRESS),
        List.of(Query.Total.of(Suppressed.STATE, Query.Function.MAX, ref(Suppressed.STATE))));
  }
}
