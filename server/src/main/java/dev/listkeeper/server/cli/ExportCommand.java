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
    subcommands = {
      ExportCommand.Run.class,
      ExportCommand.RunAll.class,
      ExportCommand.Status.class,
      ExportCommand.Approve.class,
      ExportCommand.Cancel.class
    })
public final class ExportCommand {

  /** Starts a run. */
  @Command(name = "run", description = "Runs an export now.", mixinStandardHelpOptions = true)
  static final class Run extends ClientCommand {
    @Parameters(paramLabel = "KEY", description = "The export's key.")
    private String key = "";

    @Option(names = "--wait", description = "Wait for the end; status 1 if the run failed.")
    private boolean wait;

    @Option(
        names = "--take-off",
        description =
            "Send nobody, and take this export's people off its list: before it gets another list, or is removed.")
    private boolean takeOff;

    @Override
    int run(Api api) {
      String runs = "/exports/" + part(key) + "/runs";
      JsonNode started = api.post(takeOff ? runs + "?extent=NOBODY_STAYS" : runs);
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

  /** Starts runs of all that run by themselves. */
  @Command(
      name = "run-all",
      description = "Runs the exports whose schedule is active, and says which it leaves out.",
      mixinStandardHelpOptions = true)
  static final class RunAll extends ClientCommand {
    @Override
    int run(Api api) {
      JsonNode all = api.post("/exports/run-all");
      if (json()) {
        print(all);
        return 0;
      }
      all.path("started")
          .forEach(run ->
              print(
                  "Run "
                      + run.path("number").asInt()
                      + " of "
                      + run.path("export").asString()
                      + " began."));
      all.path("leftOut")
          .forEach(left ->
              print(
                  "Left out: "
                      + left.path("export").asString()
                      + ". "
                      + left.path("reason").asString()));
      return 0;
    }
  }

  /** Lets a run go on. */
  @Command(
      name = "approve",
      description = "Lets a run go on that a brake stopped; its plan may only shrink.",
      mixinStandardHelpOptions = true)
  static final class Approve extends ClientCommand {
    @Parameters(index = "0", paramLabel = "KEY", description = "The export's key.")
    private String key = "";

    @Parameters(index = "1", paramLabel = "NUMBER", description = "The run.")
    private int number;

    @Override
    int run(Api api) {
      JsonNode run = api.post("/exports/" + part(key) + "/runs/" + number + "/approve");
      print(json() ? run.toPrettyString() : "Run " + number + " of " + key + " goes on.");
      return 0;
    }
  }

  /** Ends a run early. */
  @Command(
      name = "cancel",
      description = "Ends a run at its next batch; what was sent stays on the list.",
      mixinStandardHelpOptions = true)
  static final class Cancel extends ClientCommand {
    @Parameters(index = "0", paramLabel = "KEY", description = "The export's key.")
    private String key = "";

    @Parameters(index = "1", paramLabel = "NUMBER", description = "The run.")
    private int number;

    @Override
    int run(Api api) {
      JsonNode run = api.post("/exports/" + part(key) + "/runs/" + number + "/cancel");
      print(
          json()
              ? run.toPrettyString()
              : "Run " + number + " of " + key + " ends at its next batch.");
      return 0;
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
