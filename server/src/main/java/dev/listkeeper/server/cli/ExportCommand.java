package dev.listkeeper.server.cli;

import static dev.listkeeper.server.cli.Api.part;

import dev.listkeeper.problem.Problem;
import dev.listkeeper.problem.ProblemCode;
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
      ExportCommand.Plan.class,
      ExportCommand.RunAll.class,
      ExportCommand.Status.class,
      ExportCommand.CreateFields.class,
      ExportCommand.Approve.class,
      ExportCommand.Refuse.class,
      ExportCommand.Cancel.class,
      ExportCommand.Lift.class,
      ExportCommand.Adopt.class,
      ExportPeople.class
    })
public final class ExportCommand {

  /** Starts a run. */
  @Command(name = "run", description = "Runs an export now.", mixinStandardHelpOptions = true)
  static final class Run extends ClientCommand {
    @Parameters(paramLabel = "KEY", description = "The export's key.")
    private String key = "";

    @Option(
        names = "--wait",
        description = "Wait for the end, or for a question; status 1 if the run failed or asks.")
    private boolean wait;

    @Option(names = "--full", description = "Send everybody, also the unchanged.")
    private boolean full;

    @Option(
        names = "--take-off",
        description =
            "Send nobody, and take this export's people off its list: before it gets another list, or is removed.")
    private boolean takeOff;

    @Override
    int run(Api api) {
      if (full && takeOff) {
        throw new Problem(ProblemCode.INVALID_REQUEST, "--full and --take-off exclude each other.");
      }
      String extent = takeOff ? "NOBODY_STAYS" : full ? "EVERYBODY" : "CHANGES";
      JsonNode started = api.post(runs(key) + "?extent=" + extent);
      int number = started.path("number").asInt();
      if (!wait) {
        print(json() ? started.toPrettyString() : begun(key, started));
        return 0;
      }
      progress("Running " + key + " …");
      return RunReport.show(this, awaited(api, key, number));
    }

    private static String begun(String key, JsonNode started) {
      return "Run "
          + started.path("number").asInt()
          + " of "
          + key
          + " began"
          + switch (started.path("extent").asString("")) {
            case "EVERYBODY" -> "; it sends everybody.";
            case "NOBODY_STAYS" -> "; it takes the export's people off the list.";
            default -> ".";
          };
    }
  }

  /** Shows what a run would do. */
  @Command(
      name = "plan",
      description = "Shows what a run would do now; nothing is sent.",
      mixinStandardHelpOptions = true)
  static final class Plan extends ClientCommand {
    @Parameters(paramLabel = "KEY", description = "The export's key.")
    private String key = "";

    @Option(
        names = "--exact",
        description = "Count new contacts exactly, for the price of an export of the account.")
    private boolean exact;

    @Override
    int run(Api api) {
      JsonNode started = api.post(runs(key) + "?extent=" + (exact ? "PLAN_EXACT" : "PLAN_ONLY"));
      progress("Planning " + key + " …");
      return RunReport.show(this, awaited(api, key, started.path("number").asInt()));
    }
  }

  static String runs(String key) {
    return "/exports/" + part(key) + "/runs";
  }

  /** The run once it has ended, or asks something. */
  private static JsonNode awaited(Api api, String key, int number) {
    return Polling.until(
        () -> api.get(runs(key) + "/" + number),
        run -> run.hasNonNull("endedAt") || RunReport.asks(run));
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

  /** Makes custom fields. */
  @Command(
      name = "create-fields",
      description = "Makes the custom fields that Data matching names and the account lacks.",
      mixinStandardHelpOptions = true)
  static final class CreateFields extends ClientCommand {
    @Parameters(paramLabel = "KEY", description = "The export's key.")
    private String key = "";

    @Override
    int run(Api api) {
      JsonNode made = api.post("/exports/" + part(key) + "/custom-fields");
      if (json()) {
        print(made);
        return 0;
      }
      if (made.isEmpty()) {
        print("The account has all custom fields of " + key + "; none was made.");
      }
      made.forEach(field ->
          print(
              "Made the custom field '"
                  + TerminalText.of(field.path("label").asString())
                  + "' ("
                  + field.path("type").asString()
                  + ")."));
      return 0;
    }
  }

  /** Something that a person does with one run. */
  abstract static class OneRun extends ClientCommand {
    @Parameters(index = "0", paramLabel = "KEY", description = "The export's key.")
    private String key = "";

    @Parameters(index = "1", paramLabel = "NUMBER", description = "The run.")
    private int number;

    private final String action;
    private final String then;

    /**
     * A command.
     *
     * @param action the last part of the address
     * @param then what becomes of the run, as the end of a sentence
     */
    private OneRun(String action, String then) {
      this.action = action;
      this.then = then;
    }

    @Override
    int run(Api api) {
      JsonNode run = api.post(runs(key) + "/" + number + "/" + action);
      print(json() ? run.toPrettyString() : "Run " + number + " of " + key + " " + then + ".");
      return 0;
    }
  }

  /** Lets a run go on. */
  @Command(
      name = "approve",
      description = "Lets a run go on that a brake stopped; its plan may only shrink.",
      mixinStandardHelpOptions = true)
  static final class Approve extends OneRun {
    Approve() {
      super("approve", "goes on");
    }
  }

  /** Ends a run that asks. */
  @Command(
      name = "refuse",
      description = "Ends a run that waits for approval; nothing of it is sent.",
      mixinStandardHelpOptions = true)
  static final class Refuse extends OneRun {
    Refuse() {
      super("refuse", "is refused");
    }
  }

  /** Ends a run early. */
  @Command(
      name = "cancel",
      description = "Ends a run at its next batch; what was sent stays on the list.",
      mixinStandardHelpOptions = true)
  static final class Cancel extends OneRun {
    Cancel() {
      super("cancel", "ends at its next batch");
    }
  }

  /** Lets somebody back who left the list. */
  @Command(
      name = "lift",
      description = "Lets the next run add a customer once who had left the list.",
      mixinStandardHelpOptions = true)
  static final class Lift extends ClientCommand {
    @Parameters(index = "0", paramLabel = "KEY", description = "The export's key.")
    private String key = "";

    @Parameters(index = "1", paramLabel = "CUSTOMERID", description = "The person.")
    private String customerId = "";

    @Override
    int run(Api api) {
      JsonNode answer =
          api.post("/exports/" + part(key) + "/hold-backs/lift?customerId=" + part(customerId));
      print(
          json()
              ? answer.toPrettyString()
              : "The next run of " + key + " may add " + customerId + " once.");
      return 0;
    }
  }

  /** Takes people over who are on the list already. */
  @Command(
      name = "adopt",
      description = {
        "Has the next run take over the members who are on the list already, so that they are",
        "removed when they are no longer to be on it. Others on the list stay untouched."
      },
      mixinStandardHelpOptions = true)
  static final class Adopt extends ClientCommand {
    @Parameters(paramLabel = "KEY", description = "The export's key.")
    private String key = "";

    @Override
    int run(Api api) {
      JsonNode answer = api.post("/exports/" + part(key) + "/adopt");
      print(
          json()
              ? answer.toPrettyString()
              : "The next run of " + key + " takes over the members who are on its list.");
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
      String runs = runs(key);
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
