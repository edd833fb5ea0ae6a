package dev.listkeeper.examples.constantcontact;

import dev.listkeeper.constantcontact.ConnectedAccount;
import dev.listkeeper.constantcontact.ConstantContact;
import dev.listkeeper.constantcontact.activity.Activity;
import dev.listkeeper.constantcontact.activity.ActivityState;
import dev.listkeeper.constantcontact.list.ListId;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Reads who is on a list, however many, in a handful of calls. */
final class ExportMain {

  private ExportMain() {}

  public static void main(String[] args) throws IOException, InterruptedException {
    run(Environment.ofThisProcess(), System.out);
  }

  static void run(Environment environment, PrintStream out)
      throws IOException, InterruptedException {
    try (ConstantContact client = environment.open()) {
      ConnectedAccount account = environment.account(client);
      ListId list = environment.list(account).id();

      Activity started =
          account
              .activities()
              .startExport(List.of(list), List.of("email_address"), Optional.empty());
      Activity ended = Waiting.forTheEndOf(started, account.activities());
      if (ended.state() != ActivityState.COMPLETED) {
        out.println("The export ended as " + ended.state() + ": " + ended.errors());
        return;
      }

      // Headings are labels for people, so compare them without regard to case.
      try (var lines =
          new BufferedReader(
              new InputStreamReader(
                  account.activities().downloadExport(ended), StandardCharsets.UTF_8))) {
        out.println("Heading: " + lines.readLine());
        out.println("On the list: " + lines.lines().count());
      }
    }
  }
}
