package dev.listkeeper.server.cli;

import static dev.listkeeper.server.cli.Api.part;

import dev.listkeeper.connection.PrivacyStatement;
import dev.listkeeper.problem.Problem;
import dev.listkeeper.problem.ProblemCode;
import java.io.Console;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Connections to Constant Contact. */
@Command(
    name = "connection",
    description = "Sets up connections to Constant Contact.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      ConnectionCommand.Authorize.class,
      ConnectionCommand.Lists.class,
      ConnectionCommand.CreateList.class
    })
public final class ConnectionCommand {
  private static final String SECRET = "LISTKEEPER_CLIENT_SECRET";

  /** Shows what an export can be given. */
  @Command(
      name = "lists",
      description = "Shows the contact lists of the account, by name, and which export has which.",
      mixinStandardHelpOptions = true)
  static final class Lists extends ClientCommand {
    @Parameters(paramLabel = "KEY", description = "The connection's key.")
    private String key = "";

    @Override
    int run(Api api) {
      JsonNode lists = api.get("/connections/" + part(key) + "/lists");
      if (json()) {
        print(lists);
      } else {
        lists.forEach(list ->
            print(
                list.path("id").asString()
                    + "  "
                    + TerminalText.of(list.path("name").asString())
                    + (list.hasNonNull("export")
                        ? "  (export " + list.path("export").asString() + ")"
                        : "")));
      }
      return 0;
    }
  }

  /** Makes one. */
  @Command(
      name = "create-list",
      description = "Makes a contact list in the account and prints its ID.",
      mixinStandardHelpOptions = true)
  static final class CreateList extends ClientCommand {
    @Parameters(index = "0", paramLabel = "KEY", description = "The connection's key.")
    private String key = "";

    @Parameters(index = "1", paramLabel = "NAME", description = "The list's name.")
    private String name = "";

    @Override
    int run(Api api) {
      JsonNode made = api.post("/connections/" + part(key) + "/lists", Map.of("name", name));
      print(json() ? made.toPrettyString() : made.path("id").asString());
      return 0;
    }
  }

  /** Begins the sign-in. */
  @Command(
      name = "authorize",
      description = {
        "Begins the sign-in to Constant Contact and prints the address to open in a browser.",
        "The secret of the application is taken from " + SECRET + ", or asked for."
      },
      mixinStandardHelpOptions = true)
  static final class Authorize extends ClientCommand {
    @Parameters(paramLabel = "KEY", description = "The connection's key.")
    private String key = "";

    @Option(
        names = "--client-id",
        required = true,
        paramLabel = "ID",
        description = "The API key of your application at Constant Contact.")
    private String clientId = "";

    @Option(names = "--agree", description = "Agree to the data-privacy statement.")
    private boolean agree;

    @Override
    int run(Api api) {
      String path = "/connections/" + part(key);
      JsonNode state = api.get(path + "/state");
      if (agree) {
        api.post(path + "/agreement");
      } else if (!state.hasNonNull("agreement")) {
        throw new Problem(
            ProblemCode.CONNECTION_NOT_READY,
            PrivacyStatement.TEXT + " If you agree, give --agree as well.");
      }
      JsonNode begun =
          api.post(path + "/authorization", Map.of("clientId", clientId, "clientSecret", secret()));
      if (json()) {
        print(begun);
      } else {
        print("Open this address in a browser within ten minutes and sign in there:");
        print(begun.path("authorizeUrl").asString());
      }
      return 0;
    }

    private static String secret() {
      return Optional.ofNullable(System.getenv(SECRET))
          .or(() ->
              Optional.ofNullable(System.console())
                  .filter(Console::isTerminal)
                  .map(console -> console.readPassword("Client secret: "))
                  .map(String::new))
          .orElseThrow(() ->
              new Problem(
                  ProblemCode.INVALID_REQUEST,
                  "Give the secret of your application in the environment variable "
                      + SECRET
                      + "."));
    }
  }
}
