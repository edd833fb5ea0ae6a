package dev.listkeeper.examples.constantcontact;

import dev.listkeeper.constantcontact.ConnectedAccount;
import dev.listkeeper.constantcontact.ConstantContact;
import dev.listkeeper.constantcontact.Page;
import dev.listkeeper.constantcontact.contact.Contact;
import dev.listkeeper.constantcontact.contact.ContactQuery;
import dev.listkeeper.constantcontact.contact.ContactStatus;
import dev.listkeeper.constantcontact.list.ListId;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;

/** Contact ids by single look-up and by a scan of pages; who has unsubscribed. */
final class ContactsMain {

  private ContactsMain() {}

  public static void main(String[] args) {
    run(Environment.ofThisProcess(), System.out);
  }

  static void run(Environment environment, PrintStream out) {
    try (ConstantContact client = environment.open()) {
      ConnectedAccount account = environment.account(client);
      ListId list = environment.list(account).id();

      // One call for one address.
      Optional<Contact> ana = account.contacts().withEmail("ana@example.org");
      out.println("ana@example.org: " + ana.map(each -> each.id().value()).orElse("unknown"));

      // One call for 500 contacts. The link to the next page is text that can be stored, to go on
      // later where the scan was.
      Page<Contact> page = account.contacts().page(ContactQuery.everyone().on(List.of(list)));
      int scanned = page.items().size();
      while (page.next().isPresent()) {
        var link = new Page.Next(page.next().get().href());
        page = account.contacts().page(link);
        scanned += page.items().size();
      }
      out.println("On the list: " + scanned);

      // A stream fetches the pages as it goes.
      long gone =
          account
              .contacts()
              .all(ContactQuery.everyone().in(ContactStatus.UNSUBSCRIBED))
              .filter(each -> !each.isDeleted())
              .count();
      out.println("Unsubscribed: " + gone);
    }
  }
}
