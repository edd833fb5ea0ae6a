package dev.listkeeper.constantcontact.sandbox;

import dev.listkeeper.constantcontact.sandbox.inspect.Seed;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Takes the figures of docs/sandbox.md; run by hand with a heap of 1.5 GiB, with a folder as the
 * argument or without one.
 */
final class ScaleMeasurement {
  private static final int CONTACTS = 2_000_000;
  private static final int BATCH = 39_999;

  private ScaleMeasurement() {}

  public static void main(String[] args) throws IOException {
    SandboxBuilder builder = Sandbox.builder().noLimits();
    if (args.length > 0) {
      builder.folder(Path.of(args[0]));
    }
    String list;
    long closing;
    try (Sandbox sandbox = builder.start()) {
      list = sandbox.createList("Everybody");
      timed("seed 2,000,000 contacts", () -> sandbox.seed(Seed.generated(CONTACTS).on(list)));
      memory();
      Caller caller = Caller.of(sandbox);
      for (int round = 0; round < 6; round++) {
        String prefix = round < 3 ? "new" + round + "x" : "person" + round;
        String csv =
            "email,first_name,last_name\n"
                + IntStream.range(0, BATCH)
                    .mapToObj(i -> prefix + i + "@example.org,Given" + i + ",Family\n")
                    .collect(Collectors.joining());
        sandbox.resetBusyTime();
        timed("import 39,999 rows, POST to completed", () -> caller.imported(csv, list));
        System.out.println("   of it work: " + sandbox.busyTime().imports().toMillis() + " ms");
      }
      timed(
          "first page of 500 of the list",
          () -> caller.get("/v3/contacts?limit=500&status=all&lists=" + list));
      timed(
          "page of 500 with a count",
          () -> caller.get("/v3/contacts?limit=500&status=all&include_count=true"));
      Reply[] done = new Reply[1];
      timed(
          "export of the list, POST to completed",
          () ->
              done[0] =
                  caller.get(
                      "/v3/activities/"
                          + caller
                              .post(
                                  "/v3/activities/contact_exports",
                                  "{\"list_ids\":[\""
                                      + list
                                      + "\"],\"fields\":[\"email_address\"]}")
                              .at("/activity_id")
                              .asString()));
      timed(
          "members written out", () -> sandbox.writeMembers(list, OutputStream.nullOutputStream()));
      memory();
      closing = System.nanoTime();
    }
    System.out.println("close: " + (System.nanoTime() - closing) / 1_000_000 + " ms");
    if (args.length > 0) {
      System.out.println("journal: " + Files.size(Path.of(args[0], "journal")) / 1_000_000 + " MB");
      timed("restart", () -> Sandbox.builder().folder(Path.of(args[0])).start().close());
    }
  }

  private interface Step {
    void run() throws IOException;
  }

  private static void timed(String what, Step step) throws IOException {
    long start = System.nanoTime();
    step.run();
    System.out.println(what + ": " + (System.nanoTime() - start) / 1_000_000 + " ms");
  }

  private static void memory() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    System.out.println(
        "heap in use: " + (runtime.totalMemory() - runtime.freeMemory()) / 1_000_000 + " MB");
  }
}
