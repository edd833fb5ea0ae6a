package dev.listkeeper.server.cli;

import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** Pauses everything. */
@Command(
    name = "pause",
    description = {
      "Pauses everything: no run and no refresh begins and Constant Contact is not called, until"
          + " 'resume'.",
      "A run under way stops before its next call and goes on where it was."
    },
    mixinStandardHelpOptions = true)
public final class PauseCommand extends ClientCommand {
  @Option(names = "--note", paramLabel = "TEXT", description = "Why, for everybody to read.")
  private String note = "";

  @Override
  int run(Api api) {
    JsonNode state = api.post("/pause", Map.of("note", note));
    print(json() ? state.toPrettyString() : state.path("why").path("sentence").asString(""));
    return 0;
  }
}
