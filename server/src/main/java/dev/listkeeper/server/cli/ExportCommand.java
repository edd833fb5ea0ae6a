package dev.listkeeper.server.cli;

import static dev.listkeeper.server.cli.Api.part;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Runs of exports. */
@Command(
    name = "export",
    description = "Runs an export, and shows what came of it.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {ExportCommand.Run.class, ExportCommand.Status.class})
public final class ExportCommand {

  /** Starts a run. */
  @Command(name = "run", description = "Runs an export now.", mixinStandardHelpOptions = true)
  static final class Run extends ClientCommand {
    @Parameters(paramLabel = "KEY", description = "The export's key.")
    private String key = "";

    @Option(names = "--wait", description = "Wait for the end; status 1 if the run failed.")
    private boolean wait;

    @Override
    int run(Api api) {
      String runs = "/exports/" + part(key) + "/runs";
      JsonNode started = api.post(runs);
      int number = started.path("number").asInt();
      if (!wait) {
        print(json() ? started.toPrettyString() : "Run " + number + " of " + key + " began.");
        return 0;
      }
      progress("Running " + key + " …");
      JsonNode ended =
          Polling.until(() -> api.get(runs + "/" + number), answer -> answer.hasNonNull("endedAt"));
      return RunReport.show(this, ended);
    }
  }

  /** Shows a run. */
  @Command(
      name = "status",
      description = "Shows a run, the latest unless a number is given.",
      mixinStandardHelpOptions = true)
  static final class Status extends ClientCommand {
    @Parameters(index = "0", paramLabel = "KEY", description = "The export's key.")
    private String key = "";

    @Parameters(index = "1", arity = "0..1", paramLabel = "NUMBER", description = "The run.")
    private @Nullable Integer number;

    @Override
    int run(Api api) {
      String runs = "/exports/" + part(key) + "/runs";
      if (number != null) {
        return RunReport.show(this, api.get(runs + "/" + number));
      }
      JsonNode latest = api.get(runs + "?limit=1").path("runs");
      if (latest.isEmpty()) {
        print(json() ? "null" : "Export " + key + " has not run yet.");
        return 0;
      }
      return RunReport.show(this, latest.get(0));
    }
  }
}
