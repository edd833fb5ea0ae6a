package dev.listkeeper.examples.constantcontact;

import dev.listkeeper.constantcontact.ConstantContact;
import dev.listkeeper.constantcontact.QuotaExceeded;
import dev.listkeeper.constantcontact.limit.Budget;
import dev.listkeeper.constantcontact.limit.Purpose;
import java.io.PrintStream;

/** What is left of the day's calls, and what happens when nothing is. */
final class LimitsMain {

  private LimitsMain() {}

  public static void main(String[] args) {
    run(Environment.ofThisProcess(), System.out);
  }

  static void run(Environment environment, PrintStream out) {
    try (ConstantContact client = environment.open()) {
      try {
        environment.account(client).account().summary();
      } catch (QuotaExceeded used) {
        out.println("Nothing left before " + used.resetsAt());
      }

      String apiKey = environment.required("CONSTANT_CONTACT_CLIENT_ID");
      for (Purpose purpose : Purpose.values()) {
        Budget budget = environment.limiter().budget(apiKey, purpose);
        out.println(purpose + ": " + budget.remaining() + " calls left until " + budget.resetsAt());
      }
    }
  }
}
