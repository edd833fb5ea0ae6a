package dev.listkeeper.server;

import dev.listkeeper.server.config.Settings;
import dev.listkeeper.server.config.SettingsReader;
import dev.listkeeper.server.installation.Installation;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs the server until the process is told to end. */
@Command(
    name = "serve",
    description = "Runs the server until it is stopped.",
    mixinStandardHelpOptions = true)
final class Serve implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--link-for",
      paramLabel = "EMAIL",
      description =
          "Print a one-time link by which this user chooses a new password: for an Administrator"
              + " who has lost the only one.")
  private @Nullable String linkFor;

  @Override
  public Integer call() throws InterruptedException {
    Settings settings = SettingsReader.read(System.getenv(), Path.of("").toAbsolutePath());
    try (RunningServer server = RunningServer.start(settings)) {
      PrintWriter out = spec.commandLine().getOut();
      out.println("Listkeeper is ready at " + server.address());
      server
          .setupLink()
          .ifPresent(link -> {
            out.println("Create the first administrator: " + link);
            out.println(
                "With the administrator, an API token for commands on this machine is written to "
                    + settings.tokenFile()
                    + ".");
          });
      server.part(Installation.class).paused().ifPresent(paused -> out.println(paused.sentence()));
      if (linkFor != null) {
        out.println("Choose a new password for " + linkFor + ": " + server.passwordLink(linkFor));
      }
      out.flush();
      server.awaitEnd();
    }
    return 0;
  }
}
