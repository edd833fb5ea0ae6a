package dev.listkeeper.server.cli;

import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** API tokens. */
@Command(
    name = "token",
    description = "Makes, lists and revokes API tokens.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {TokenCommand.Create.class, TokenCommand.All.class, TokenCommand.Revoke.class})
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

    @Option(
        names = "--expires",
        paramLabel = "TIME",
        description = "Such as 2027-01-01T00:00:00Z; it does not expire when this is left out.")
    private @Nullable Instant expires;

    @Override
    int run(Api api) {
      Map<String, String> wanted = new HashMap<>();
      wanted.put("name", name);
      wanted.put("role", role.toUpperCase(Locale.ROOT));
      if (expires != null) {
        wanted.put("expiresAt", expires.toString());
      }
      JsonNode made = api.post("/tokens", wanted);
      print(json() ? made.toPrettyString() : made.path("token").asString());
      return 0;
    }
  }

  /** Shows all. */
  @Command(name = "list", description = "Lists all API tokens.", mixinStandardHelpOptions = true)
  static final class All extends ClientCommand {
    @Override
    int run(Api api) {
      JsonNode tokens = api.get("/tokens");
      if (json()) {
        print(tokens);
        return 0;
      }
      tokens.forEach(token ->
          print(
              "%-6d %-14s %-32s %-24s %s"
                  .formatted(
                      token.path("id").asLong(),
                      token.path("role").asString().toLowerCase(Locale.ROOT),
                      token.path("createdBy").asString(),
                      "used " + token.path("lastUsedAt").asString("never"),
                      token.path("name").asString())));
      return 0;
    }
  }

  /** Makes one useless. */
  @Command(
      name = "revoke",
      description = "Makes an API token useless, at once.",
      mixinStandardHelpOptions = true)
  static final class Revoke extends ClientCommand {
    @Parameters(paramLabel = "ID", description = "The number that 'token list' shows.")
    private long id;

    @Override
    int run(Api api) {
      api.remove("/tokens/" + id);
      if (!json()) {
        print("Token " + id + " was revoked.");
      }
      return 0;
    }
  }
}
