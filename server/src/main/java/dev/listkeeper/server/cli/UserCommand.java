package dev.listkeeper.server.cli;

import dev.listkeeper.problem.Problem;
import dev.listkeeper.problem.ProblemCode;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Users and their roles. */
@Command(
    name = "user",
    description = "Invites users, gives them roles, keeps them out.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      UserCommand.All.class,
      UserCommand.Invite.class,
      UserCommand.Link.class,
      UserCommand.NewRole.class,
      UserCommand.Deactivate.class,
      UserCommand.Reactivate.class,
      UserCommand.SignOut.class
    })
public final class UserCommand {

  /** Shows all. */
  @Command(name = "list", description = "Lists all users.", mixinStandardHelpOptions = true)
  static final class All extends ClientCommand {
    @Override
    int run(Api api) {
      JsonNode users = api.get("/users");
      if (json()) {
        print(users);
        return 0;
      }
      users.forEach(user ->
          print(
              "%-32s %-14s %-12s %s"
                  .formatted(
                      user.path("email").asString(),
                      Words.of(user.path("role")),
                      Words.of(user.path("state")),
                      user.path("displayName").asString())));
      return 0;
    }
  }

  /** Adds one. */
  @Command(
      name = "invite",
      description = "Adds a user and prints the link to hand on, this once.",
      mixinStandardHelpOptions = true)
  static final class Invite extends ClientCommand {
    @Parameters(paramLabel = "EMAIL", description = "How the user signs in.")
    private String email = "";

    @Option(names = "--name", required = true, paramLabel = "NAME", description = "Display name.")
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
          api.post(
              "/users",
              Map.of("email", email, "displayName", name, "role", role.toUpperCase(Locale.ROOT)));
      print(json() ? made.toPrettyString() : made.path("link").asString());
      return 0;
    }
  }

  /** Makes a link. */
  @Command(
      name = "link",
      description = "Prints a one-time link by which the user chooses a new password.",
      mixinStandardHelpOptions = true)
  static final class Link extends OfOne {
    @Override
    int run(Api api) {
      JsonNode made = api.post(user(api) + "/link");
      print(json() ? made.toPrettyString() : made.path("link").asString());
      return 0;
    }
  }

  /** Changes the role. */
  @Command(name = "role", description = "Gives a user a role.", mixinStandardHelpOptions = true)
  static final class NewRole extends OfOne {
    @Parameters(
        index = "1",
        paramLabel = "ROLE",
        description = "viewer, contributor or administrator.")
    private String role = "";

    @Override
    int run(Api api) {
      return show(api.put(user(api) + "/role", Map.of("role", role.toUpperCase(Locale.ROOT))));
    }
  }

  /** Keeps out. */
  @Command(
      name = "deactivate",
      description = "Keeps a user out, at once; revokes their API tokens.",
      mixinStandardHelpOptions = true)
  static final class Deactivate extends OfOne {
    @Override
    int run(Api api) {
      return show(api.post(user(api) + "/deactivation"));
    }
  }

  /** Lets in again. */
  @Command(
      name = "reactivate",
      description = "Lets a deactivated user in again.",
      mixinStandardHelpOptions = true)
  static final class Reactivate extends OfOne {
    @Override
    int run(Api api) {
      return show(api.delete(user(api) + "/deactivation"));
    }
  }

  /** Ends sessions. */
  @Command(
      name = "sign-out",
      description = "Ends all sessions of a user.",
      mixinStandardHelpOptions = true)
  static final class SignOut extends OfOne {
    @Override
    int run(Api api) {
      JsonNode ended = api.delete(user(api) + "/sessions");
      print(json() ? ended.toPrettyString() : ended.path("sessions").asInt() + " sessions ended.");
      return 0;
    }
  }

  /** About one user, who is called by their e-mail. */
  abstract static class OfOne extends ClientCommand {
    @Parameters(index = "0", paramLabel = "EMAIL", description = "The user's e-mail.")
    private String email = "";

    final String user(Api api) {
      String wanted = email.strip().toLowerCase(Locale.ROOT);
      return api.get("/users")
          .valueStream()
          .filter(user -> user.path("email").asString().equals(wanted))
          .map(user -> "/users/" + user.path("id").asLong())
          .findFirst()
          .orElseThrow(() ->
              new Problem(
                  ProblemCode.NOT_FOUND, "There is no user with the e-mail " + email + "."));
    }

    final int show(JsonNode user) {
      print(
          json()
              ? user.toPrettyString()
              : user.path("email").asString()
                  + ": "
                  + Words.of(user.path("role"))
                  + ", "
                  + Words.of(user.path("state")));
      return 0;
    }
  }

  /** Constants as words. */
  private static final class Words {
    private Words() {}

    static String of(JsonNode constant) {
      return constant.asString().toLowerCase(Locale.ROOT);
    }
  }
}
