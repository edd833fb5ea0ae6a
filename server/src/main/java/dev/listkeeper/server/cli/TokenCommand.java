package dev.listkeeper.server.cli;

import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** API tokens. */
@Command(
    name = "token",
    description = "Makes API tokens.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = TokenCommand.Create.class)
public final class TokenCommand {

  /** Makes one. */
  @Command(
      name = "create",
      description = "Makes an API token and prints it, this once.",
      mixinStandardHelpOptions = true)
  static final class Create extends ClientCommand {
    @Parameters(paramLabel = "NAME", description = "What the token is for.")
    private String name = "";

    @Option(
        names = "--role",
        required = true,
        paramLabel = "ROLE",
        description = "viewer, contributor or administrator.")
    private String role = "";

    @Override
    int run(Api api) {
      JsonNode made =
          api.post("/tokens", Map.of("name", name, "role", role.toUpperCase(Locale.ROOT)));
      print(json() ? made.toPrettyString() : made.path("token").asString());
      return 0;
    }
  }
}
