package dev.listkeeper.server.cli;

import java.util.stream.StreamSupport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** Starts a refresh of everything. */
@Command(
    name = "refresh",
    description = "Reads the sources, makes profiles and segments, and runs the exports.",
    mixinStandardHelpOptions = true)
public final class RefreshCommand extends ClientCommand {
  @Option(names = "--wait", description = "Wait for the end; status 1 if a task failed.")
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
            .anyMatch(task -> task.path("status").asString().equals("FAILED"))
        ? FAILED
        : 0;
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
