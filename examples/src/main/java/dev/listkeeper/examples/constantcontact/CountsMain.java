package dev.listkeeper.examples.constantcontact;

import dev.listkeeper.constantcontact.ConstantContact;
import dev.listkeeper.constantcontact.contact.ContactCounts;
import java.io.PrintStream;

/** How many contacts the account has, in one call. */
final class CountsMain {

  private CountsMain() {}

  public static void main(String[] args) {
    run(Environment.ofThisProcess(), System.out);
  }

  static void run(Environment environment, PrintStream out) {
    try (ConstantContact client = environment.open()) {
      ContactCounts counts = environment.account(client).contacts().counts();

      out.println("Contacts: " + counts.total().orElse(0));
      out.println("Unsubscribed: " + counts.unsubscribed().orElse(0));
    }
  }
}
