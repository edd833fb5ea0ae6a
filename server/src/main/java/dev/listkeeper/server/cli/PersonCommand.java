package dev.listkeeper.server.cli;

import static dev.listkeeper.server.cli.Api.part;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** One person. */
@Command(
    name = "person",
    description = "Says where a person is and why, in every export and run.",
    mixinStandardHelpOptions = true)
public final class PersonCommand extends ClientCommand {
  @Parameters(paramLabel = "QUERY", description = "A CustomerId or an e-mail address.")
  private String query = "";

  @Override
  int run(Api api) {
    JsonNode person = api.get("/people?q=" + part(query));
    if (json()) {
      print(person);
      return 0;
    }
    List<String> customers = new ArrayList<>();
    person.path("customers").forEach(one -> customers.add(TerminalText.of(one.asString())));
    print(
        customers.isEmpty()
            ? "No customer has or had this address."
            : "Customer " + String.join(", ", customers));
    person.path("exports").forEach(this::export);
    return 0;
  }

  private void export(JsonNode export) {
    String segments = export.path("members").isEmpty() ? "not in its segments" : "in its segments";
    print("Export " + export.path("export").asString() + ": " + segments + " now");
    export.path("places").forEach(place -> print("  " + place(place)));
    export.path("runs").forEach(run -> print("  " + run(run)));
  }

  private static String place(JsonNode place) {
    List<String> facts = new ArrayList<>();
    facts.add(place.path("listed").asBoolean() ? "on the list" : "not on the list");
    if (place.hasNonNull("ours")) {
      facts.add(
          place.path("ours").asBoolean() ? "put there by this export" : "not put there by us");
    }
    if (place.path("left").asBoolean()) {
      facts.add("left on their own");
    }
    if (place.path("optedOut").asBoolean()) {
      facts.add("unsubscribed from the account");
    }
    if (place.path("failures").asLong() > 0) {
      facts.add("failed in " + place.path("failures").asLong() + " runs in a row");
    }
    if (place.hasNonNull("contact")) {
      facts.add("contact " + place.path("contact").asString());
    }
    return TerminalText.of(place.path("address").asString()) + ": " + String.join(", ", facts);
  }

  private static String run(JsonNode run) {
    String reason = run.path("reason").asString("");
    String plan = run.path("extent").asString("").startsWith("PLAN_") ? " (a plan)" : "";
    String winner = run.path("winner").asString("");
    return "run "
        + run.path("number").asInt()
        + plan
        + "  "
        + run.path("at").asString()
        + "  "
        + verdict(run.path("verdict").asString())
        + (reason.isEmpty() ? "" : ": " + ExportPeople.said(reason))
        + (winner.isEmpty() ? "" : " (customer " + TerminalText.of(winner) + ")")
        + (run.hasNonNull("address") ? "  " + TerminalText.of(run.path("address").asString()) : "");
  }

  private static String verdict(String verdict) {
    return switch (verdict) {
      case "UNCHANGED_OR_NO_MEMBER" -> "unchanged, or no longer a member";
      case "NO_MEMBER" -> "not a member";
      case "UNKNOWN" -> "not known: earlier runs are no longer kept";
      case "NOTHING_KEPT" -> "nothing is kept of this run";
      default -> ExportPeople.words(verdict);
    };
  }
}
