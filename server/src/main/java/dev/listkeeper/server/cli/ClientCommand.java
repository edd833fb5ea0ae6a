package dev.listkeeper.server.cli;

import java.io.Console;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** A command that asks a server and prints what it says. */
abstract class ClientCommand implements Callable<Integer> {
  static final int FAILED = 1;

  @Mixin private ClientOptions options = new ClientOptions();

  @Spec private CommandSpec spec;

  @Override
  public final Integer call() {
    try (Api api = options.connect(System.getenv())) {
      int status = run(api);
      spec.commandLine().getOut().flush();
      return status;
    }
  }

  /** Does it, and returns the exit status. */
  abstract int run(Api api);

  final boolean json() {
    return options.json();
  }

  final void print(String line) {
    spec.commandLine().getOut().println(line);
  }

  final void print(JsonNode answer) {
    print(answer.toPrettyString());
  }

  /** Tells a person that it goes on; says nothing to a file or a program. */
  final void progress(String line) {
    if (!json() && Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent()) {
      PrintWriter err = spec.commandLine().getErr();
      err.println(line);
      err.flush();
    }
  }
}
