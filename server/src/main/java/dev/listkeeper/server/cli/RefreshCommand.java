package dev.listkeeper.server.cli;

import java.util.Set;
import java.util.stream.StreamSupport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Starts a refresh of everything. */
@Command(
    name = "refresh",
    description = "Reads the sources, makes profiles and segments, and runs the exports.",
    mixinStandardHelpOptions = true,
    subcommands = RefreshCommand.Cancel.class)
public final class RefreshCommand extends ClientCommand {
  private static final Set<String> BAD = Set.of("FAILED", "CANCELED");

  @Option(
      names = "--wait",
      description = "Wait for the end; status 1 if a task failed or was canceled.")
  private boolean wait;

  @Override
  int run(Api api) {
    JsonNode started = api.post("/refreshes");
    String path = "/refreshes/" + started.path("id").asLong();
    if (!wait) {
      print(
          json() ? started.toPrettyString() : "Refresh " + started.path("id").asLong() + " began.");
      return 0;
    }
    progress("Refreshing …");
    JsonNode ended = Polling.until(() -> api.get(path), answer -> answer.hasNonNull("endedAt"));
    if (json()) {
      print(ended);
    } else {
      ended.path("tasks").forEach(this::printTask);
    }
    return StreamSupport.stream(ended.path("tasks").spliterator(), false)
            .anyMatch(task -> BAD.contains(task.path("status").asString()))
        ? FAILED
        : 0;
  }

  /** Ends a refresh early. */
  @Command(
      name = "cancel",
      description = "Ends a refresh: what is under way is finished, nothing more is begun.",
      mixinStandardHelpOptions = true)
  static final class Cancel extends ClientCommand {
    @Parameters(paramLabel = "ID", description = "The refresh.")
    private long id;

    @Override
    int run(Api api) {
      JsonNode refresh = api.post("/refreshes/" + id + "/cancel");
      print(json() ? refresh.toPrettyString() : "Refresh " + id + " begins nothing more.");
      return 0;
    }
  }

  private void printTask(JsonNode task) {
    String note = task.path("note").asString();
    print(
        "%-24s %s%s"
            .formatted(
                task.path("words").asString(),
                task.path("displayName").asString(),
                note.isEmpty() ? "" : ": " + note));
  }
}
