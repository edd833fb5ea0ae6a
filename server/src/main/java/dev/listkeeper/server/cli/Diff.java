package dev.listkeeper.server.cli;

import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** What applying a workspace file would change. */
@Command(
    name = "diff",
    description = "Shows what applying a workspace file would change.",
    mixinStandardHelpOptions = true)
public final class Diff extends ClientCommand {
  @Parameters(paramLabel = "FILE", description = "The workspace file, such as listkeeper.yaml.")
  private Path file = Path.of("listkeeper.yaml");

  @Override
  int run(Api api) {
    JsonNode answer = api.postYaml("/workspace/diff", LocalFile.read(file));
    if (json()) {
      print(answer);
    } else {
      Changes.sentences(answer.path("changes"), " (only with --prune)").forEach(this::print);
    }
    return 0;
  }
}
