package dev.listkeeper.constantcontact.sandbox;

import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** Runs a sandbox of its own until the process is ended. */
public final class SandboxMain {
  private static final int USAGE = 2;
  private static final int FAILED = 1;

  private SandboxMain() {}

  /** Starts with the options of {@code --help}. */
  public static void main(String[] args) throws InterruptedException {
    int code = run(List.of(args), System.out, System.err);
    if (code != 0) {
      System.exit(code);
    }
  }

  private static int run(List<String> words, PrintStream out, PrintStream err)
      throws InterruptedException {
    SandboxArguments arguments;
    try {
      arguments = SandboxArguments.parse(words);
    } catch (SandboxArguments.Wrong e) {
      err.println(e.getMessage());
      return USAGE;
    }
    if (arguments.help()) {
      out.print(SandboxArguments.HELP);
      return 0;
    }
    Sandbox sandbox;
    try {
      sandbox = arguments.builder().start();
    } catch (UncheckedIOException e) {
      err.println(
          e.getCause() instanceof BindException
              ? e.getMessage()
                  + " (port "
                  + arguments.builder().port()
                  + "); choose another --port."
              : e.getMessage());
      return FAILED;
    }
    for (String name : arguments.lists()) {
      if (!sandbox.lists().containsValue(name)) {
        sandbox.createList(name);
      }
    }
    print(sandbox, out);
    Runtime.getRuntime().addShutdownHook(new Thread(sandbox::close, "sandbox-end"));
    new CountDownLatch(1).await();
    return 0;
  }

  private static void print(Sandbox sandbox, PrintStream out) {
    out.println("Constant Contact sandbox");
    out.println("  API            " + sandbox.apiUrl());
    out.println("  authorization  " + sandbox.authUrl());
    out.println("  inspection     " + sandbox.baseUrl() + "/sandbox/lists");
    out.println("  client id      " + sandbox.clientId());
    out.println("  client secret  " + sandbox.clientSecret());
    sandbox.lists().forEach((id, name) -> out.println("  list           " + id + "  " + name));
    out.println("Ready.");
  }
}
