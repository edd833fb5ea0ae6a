package dev.listkeeper.examples.constantcontact;

import dev.listkeeper.constantcontact.ConstantContact;
import dev.listkeeper.constantcontact.account.Account;
import dev.listkeeper.constantcontact.account.AccountSummary;
import dev.listkeeper.constantcontact.account.Privilege;
import java.io.PrintStream;

/** Whose account is connected, and what the person who signed in may do in it. */
final class AccountMain {

  private AccountMain() {}

  public static void main(String[] args) {
    run(Environment.ofThisProcess(), System.out);
  }

  static void run(Environment environment, PrintStream out) {
    try (ConstantContact client = environment.open()) {
      Account account = environment.account(client).account();

      AccountSummary summary = account.summary();
      out.println("Organization: " + summary.organizationName().orElse("without a name"));
      out.println(
          "Remember this id and compare it after each sign-in: " + summary.encodedAccountId());

      boolean mayWrite =
          account.privileges().stream().map(Privilege::name).anyMatch("contacts:write"::equals);
      out.println(mayWrite ? "May import contacts" : "May not import contacts");
    }
  }
}
