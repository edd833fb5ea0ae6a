package dev.listkeeper.examples.constantcontact;

import dev.listkeeper.constantcontact.ConnectedAccount;
import dev.listkeeper.constantcontact.ConstantContact;
import dev.listkeeper.constantcontact.list.ContactList;
import dev.listkeeper.constantcontact.list.MembershipCount;
import java.io.PrintStream;
import java.util.stream.Stream;

/** Finds or makes a list, then shows all lists with their members counted. */
final class ListsMain {

  private ListsMain() {}

  public static void main(String[] args) {
    run(Environment.ofThisProcess(), System.out);
  }

  static void run(Environment environment, PrintStream out) {
    try (ConstantContact client = environment.open()) {
      ConnectedAccount account = environment.account(client);

      ContactList list = environment.list(account);
      out.println("Working on: " + list.name() + " " + list.id());

      try (Stream<ContactList> all = account.lists().all(MembershipCount.ACTIVE)) {
        all.forEach(each ->
            out.println(each.name() + ": " + each.membershipCount().orElse(0) + " can be mailed"));
      }
    }
  }
}
