package dev.listkeeper.examples.constantcontact;

import dev.listkeeper.constantcontact.ConnectedAccount;
import dev.listkeeper.constantcontact.ConstantContact;
import dev.listkeeper.constantcontact.UnknownOutcome;
import dev.listkeeper.constantcontact.activity.Activities;
import dev.listkeeper.constantcontact.activity.Activity;
import dev.listkeeper.constantcontact.activity.ImportBatch;
import dev.listkeeper.constantcontact.activity.ImportFile;
import dev.listkeeper.constantcontact.activity.ImportJson;
import dev.listkeeper.constantcontact.list.ListId;
import java.io.PrintStream;
import java.util.List;
import java.util.UUID;

/** Adds and updates contacts in bulk: as a CSV file, then the same as JSON. */
final class ImportMain {

  private static final List<String> COLUMNS = List.of("email", "first_name", "last_name");

  private ImportMain() {}

  public static void main(String[] args) throws InterruptedException {
    run(Environment.ofThisProcess(), System.out);
  }

  static void run(Environment environment, PrintStream out) throws InterruptedException {
    try (ConstantContact client = environment.open()) {
      ConnectedAccount account = environment.account(client);
      List<ListId> lists = List.of(environment.list(account).id());

      // A file name of its own lets an import be found again whose answer got lost.
      importAll(
          account, new ImportFile("example-" + UUID.randomUUID() + ".csv", lists, COLUMNS), out);
      importAll(account, new ImportJson(lists, COLUMNS), out);
    }
  }

  private static void importAll(ConnectedAccount account, ImportBatch batch, PrintStream out)
      throws InterruptedException {
    for (List<String> row :
        List.of(
            List.of("ana@example.org", "Ana", "Silva"),
            List.of("bo@example.org", "Bo", ""),
            List.of("not an address", "Cy", "Smith"))) {
      if (!batch.tryAdd(row)) {
        throw new IllegalStateException("Full: post this one and go on with another.");
      }
    }
    Activities activities = account.activities();
    Activity started;
    try {
      started = activities.importContacts(batch);
    } catch (UnknownOutcome lost) {
      out.println("The answer got lost; Activities.findImport tells whether the import arrived.");
      throw lost;
    }
    Activity ended = Waiting.forTheEndOf(started, activities);

    // "Completed" is not success: the counters and the complaints tell. Neither is logged in full,
    // since complaints may quote addresses; their toString is safe.
    out.println(ended.state() + ": " + ended.counters());
    ended.errors().forEach(out::println);
  }
}
