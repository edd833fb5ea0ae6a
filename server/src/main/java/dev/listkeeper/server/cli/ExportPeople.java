package dev.listkeeper.server.cli;

import static dev.listkeeper.server.cli.Api.part;

import dev.listkeeper.export.HoldBack;
import dev.listkeeper.export.Outcome;
import dev.listkeeper.problem.Problem;
import dev.listkeeper.problem.ProblemCode;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** The people of a run. */
@Command(
    name = "people",
    description = {
      "Lists people of a run and what became of them, all but the unchanged; the latest run unless",
      "a number is given."
    },
    mixinStandardHelpOptions = true)
final class ExportPeople extends ClientCommand {
  @Parameters(index = "0", paramLabel = "KEY", description = "The export's key.")
  private String key = "";

  @Parameters(index = "1", arity = "0..1", paramLabel = "NUMBER", description = "The run.")
  private @Nullable Integer number;

  @Option(
      names = "--outcome",
      paramLabel = "OUTCOME",
      description = "Only these: one of ${COMPLETION-CANDIDATES}.")
  private @Nullable Outcome outcome;

  @Option(
      names = "--reason",
      paramLabel = "REASON",
      description = "Only those held back for it, such as no_address.")
  private String reason = "";

  @Option(names = "--search", description = "Only with this in their address or CustomerId.")
  private String search = "";

  @Option(names = "--offset", description = "Leave out so many.")
  private long offset;

  @Option(names = "--limit", description = "Show at most so many (default 50).")
  private int limit = 50;

  @Option(names = "--csv", description = "All that are found, as a file for a spreadsheet.")
  private boolean csv;

  @Override
  int run(Api api) {
    String run = ExportCommand.runs(key) + "/" + numberOf(api);
    if (csv) {
      print(api.text(run + "/people.csv?" + query()).stripTrailing());
      return 0;
    }
    JsonNode page = api.get(run + "/people?" + query() + "&offset=" + offset + "&limit=" + limit);
    if (json()) {
      print(page);
    } else {
      page.path("rows").forEach(this::line);
    }
    return 0;
  }

  private int numberOf(Api api) {
    if (number != null) {
      return number;
    }
    JsonNode runs = api.get(ExportCommand.runs(key) + "?limit=1").path("runs");
    if (runs.isEmpty()) {
      throw new Problem(ProblemCode.NOT_FOUND, "Export " + key + " has not run yet.");
    }
    return runs.path(0).path("number").asInt();
  }

  private String query() {
    return "search="
        + part(search)
        + "&reason="
        + part(reason)
        + (outcome == null ? "" : "&outcome=" + outcome);
  }

  private void line(JsonNode row) {
    String winner = row.path("winner").asString("");
    print(
        "%s\t%s\t%s\t%s"
            .formatted(
                TerminalText.of(row.path("CustomerId").asString("")),
                TerminalText.of(row.path("address").asString("")),
                words(row.path("outcome").asString("")),
                said(row.path("reason").asString(""))
                    + (winner.isEmpty() ? "" : " (customer " + TerminalText.of(winner) + ")")));
  }

  /** A reason in words; one that is not of a hold-back as it is called. */
  static String said(String reason) {
    for (HoldBack known : HoldBack.values()) {
      if (known.name().equals(reason)) {
        return known.words();
      }
    }
    return words(reason);
  }

  static String words(String constant) {
    return constant.toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
