package dev.listkeeper.examples.constantcontact;

import dev.listkeeper.constantcontact.ConnectedAccount;
import dev.listkeeper.constantcontact.ConstantContact;
import dev.listkeeper.constantcontact.activity.Activity;
import dev.listkeeper.constantcontact.contact.Contact;
import dev.listkeeper.constantcontact.contact.ContactId;
import dev.listkeeper.constantcontact.list.ListId;
import java.io.PrintStream;
import java.util.List;

/** Takes a contact off a list; it stays in the account. */
final class RemovalMain {

  private RemovalMain() {}

  public static void main(String[] args) throws InterruptedException {
    run(Environment.ofThisProcess(), System.out);
  }

  static void run(Environment environment, PrintStream out) throws InterruptedException {
    try (ConstantContact client = environment.open()) {
      ConnectedAccount account = environment.account(client);
      ListId list = environment.list(account).id();

      // Up to 500 ids in one call; no form of removal takes addresses.
      List<ContactId> leavers =
          account.contacts().withEmail("bo@example.org").map(Contact::id).stream().toList();
      if (leavers.isEmpty()) {
        out.println("bo@example.org is not a contact; run ImportMain first.");
        return;
      }
      Activity started = account.activities().removeFromLists(leavers, List.of(list));
      Activity ended = Waiting.forTheEndOf(started, account.activities());

      out.println(ended.state() + ": " + ended.counters());
    }
  }
}
