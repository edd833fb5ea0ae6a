package dev.listkeeper.server.cli;

import static dev.listkeeper.server.cli.Api.part;

import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** What segments hold. */
@Command(
    name = "segment",
    description = "Shows what a segment holds.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {SegmentCommand.Count.class, SegmentCommand.Members.class})
public final class SegmentCommand {

  /** How many members there are. */
  @Command(
      name = "count",
      description = "Counts the members, as of the last refresh.",
      mixinStandardHelpOptions = true)
  static final class Count extends ClientCommand {
    @Parameters(paramLabel = "KEY", description = "The segment's key.")
    private String key = "";

    @Override
    int run(Api api) {
      JsonNode answer = api.get("/segments/" + part(key) + "/count");
      print(json() ? answer.toPrettyString() : Long.toString(answer.path("count").asLong()));
      return 0;
    }
  }

  /** Who they are. */
  @Command(
      name = "members",
      description = {
        "Lists members, tab-separated, in the order of their CustomerId.",
        "Tabs, row ends and control characters in values are written as \\t, \\n and the like."
      },
      mixinStandardHelpOptions = true)
  static final class Members extends ClientCommand {
    @Parameters(paramLabel = "KEY", description = "The segment's key.")
    private String key = "";

    @Option(names = "--offset", description = "Leave out so many.")
    private long offset;

    @Option(names = "--limit", description = "Show at most so many (default 50).")
    private int limit = 50;

    @Option(names = "--search", description = "Only members with these words in their profile.")
    private String search = "";

    @Override
    int run(Api api) {
      JsonNode answer =
          api.get(
              "/segments/"
                  + part(key)
                  + "/members?offset="
                  + offset
                  + "&limit="
                  + limit
                  + "&search="
                  + part(search));
      if (json()) {
        print(answer);
        return 0;
      }
      answer
          .path("rows")
          .forEach(row ->
              print(
                  row.propertyStream()
                      .map(value ->
                          TerminalText.of(value.getKey())
                              + "="
                              + TerminalText.of(value.getValue().asString()))
                      .collect(Collectors.joining("\t"))));
      return 0;
    }
  }
}
