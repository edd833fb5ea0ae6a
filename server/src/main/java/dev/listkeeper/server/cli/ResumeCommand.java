package dev.listkeeper.server.cli;

import picocli.CommandLine.Command;
import tools.jackson.databind.JsonNode;

/** Ends the pause. */
@Command(
    name = "resume",
    description = {
      "Ends the pause; what was cut off goes on.",
      "For a copied, moved or restored installation this says: it is the one that counts now."
    },
    mixinStandardHelpOptions = true)
public final class ResumeCommand extends ClientCommand {

  @Override
  int run(Api api) {
    JsonNode state = api.post("/resume");
    print(json() ? state.toPrettyString() : "Listkeeper goes on.");
    return 0;
  }
}
