package dev.listkeeper.server.cli;

import dev.listkeeper.server.StoppedServer;
import dev.listkeeper.server.config.SettingsReader;
import dev.listkeeper.server.security.KeyRotation;
import dev.listkeeper.server.security.SealedPlace.Resealed;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** The key that tokens and client secrets are sealed with. */
@Command(
    name = "key",
    description = "Renews the key that tokens and client secrets are sealed with.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = KeyCommand.Rotate.class)
public final class KeyCommand {

  /** Makes a new key. */
  @Command(
      name = "rotate",
      description = {
        "Makes a new key, seals everything anew with it and drops the old one.",
        "Asks a running server, unless --offline is given. A backup from before opens only with the"
            + " old key file: keep a copy of that as long as you keep the backup."
      },
      mixinStandardHelpOptions = true)
  static final class Rotate implements Callable<Integer> {
    private static final JsonMapper JSON = JsonMapper.shared();

    @Mixin private ClientOptions options = new ClientOptions();

    @Option(
        names = "--offline",
        description = "Work on LISTKEEPER_HOME directly, while its server is stopped.")
    private boolean offline;

    @Spec private CommandSpec spec;

    @Override
    public Integer call() {
      Resealed done = offline ? here() : atTheServer();
      PrintWriter out = spec.commandLine().getOut();
      out.println(options.json() ? JSON.writeValueAsString(done) : sentence(done));
      out.flush();
      return done.lost() == 0 ? 0 : ClientCommand.FAILED;
    }

    private Resealed atTheServer() {
      try (Api api = options.connect(System.getenv())) {
        return JSON.treeToValue(api.post("/secret-key/rotation"), Resealed.class);
      }
    }

    private static Resealed here() {
      try (StoppedServer stopped =
          StoppedServer.open(SettingsReader.read(System.getenv(), Path.of("").toAbsolutePath()))) {
        return stopped.part(KeyRotation.class).rotate();
      }
    }

    private static String sentence(Resealed done) {
      String renewed = "There is a new key; secrets sealed anew with it: " + done.renewed() + ".";
      return done.lost() == 0
          ? renewed
          : renewed
              + " Secrets that the old key did not open either: "
              + done.lost()
              + "; authenticate the connections that say so again.";
    }
  }
}
