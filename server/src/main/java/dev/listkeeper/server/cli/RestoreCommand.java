package dev.listkeeper.server.cli;

import dev.listkeeper.server.backup.Restore;
import dev.listkeeper.server.config.Settings;
import dev.listkeeper.server.config.SettingsReader;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes an installation of a backup. */
@Command(
    name = "restore",
    description = {
      "Restores a backup into an empty LISTKEEPER_HOME and an empty database: the embedded one, or"
          + " the one of LISTKEEPER_DATABASE_URL, whichever the backup came from.",
      "The server then starts paused; 'resume' ends that."
    },
    mixinStandardHelpOptions = true)
public final class RestoreCommand implements Callable<Integer> {
  /** The settings around it; a test gives its own. */
  Map<String, String> environment = System.getenv();

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "FILE", description = "The file that 'backup' wrote.")
  private Path file = Path.of("");

  @Override
  public Integer call() {
    // No server sets up the log here: what the database's libraries tell is for no person to read.
    LoggingSystem.get(getClass().getClassLoader()).setLogLevel("ROOT", LogLevel.ERROR);
    Settings settings = SettingsReader.read(environment, Path.of("").toAbsolutePath());
    Restore.Restored done = Restore.restore(file, settings);
    PrintWriter out = spec.commandLine().getOut();
    out.println(
        "Restored "
            + done.rows()
            + " rows of "
            + done.tables()
            + " tables and "
            + done.files()
            + " snapshot files into "
            + settings.home()
            + ".");
    if (done.keyMissing()) {
      out.println(
          "Put the key file of the original at "
              + settings.secretKeyFile()
              + " before the first start; without it every connection has to be authenticated anew.");
    }
    out.println("The server will start paused; 'listkeeper resume' ends that.");
    out.flush();
    return 0;
  }
}
