package dev.listkeeper.server.cli;

import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Makes the server's definitions the same as a workspace file. */
@Command(
    name = "apply",
    description = "Makes the server's definitions the same as a workspace file.",
    mixinStandardHelpOptions = true)
public final class Apply extends ClientCommand {
  @Parameters(paramLabel = "FILE", description = "The workspace file, such as listkeeper.yaml.")
  private Path file = Path.of("listkeeper.yaml");

  @Option(
      names = "--prune",
      description = "Remove what is not in the file, in the sections that the file has.")
  private boolean prune;

  @Override
  int run(Api api) {
    JsonNode answer = api.postYaml("/workspace/apply?prune=" + prune, LocalFile.read(file));
    if (json()) {
      print(answer);
      return 0;
    }
    Changes.sentences(answer.path("changes"), "").forEach(this::print);
    answer.path("remarks").forEach(remark -> print(remark.asString()));
    JsonNode left = answer.path("notInFile");
    if (!left.isEmpty()) {
      print(left.size() + " not in the file stayed; --prune removes them.");
    }
    return 0;
  }
}
