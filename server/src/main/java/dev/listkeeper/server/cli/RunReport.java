package dev.listkeeper.server.cli;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** A run, as people read it. */
final class RunReport {
  private static final List<String> PHASES =
      List.of("imports", "lookups", "removals", "readBack", "looks");
  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("HH:mm").withZone(ZoneOffset.UTC);
  private static final Set<String> BAD = Set.of("FAILED", "CANCELED", "SKIPPED");
  private static final String ASKS = "NEEDS_APPROVAL";

  private RunReport() {}

  /** Whether it waits for somebody's approval. */
  static boolean asks(JsonNode run) {
    return ASKS.equals(run.path("status").asString());
  }

  /** Prints it; the exit status is 1 for a run that did not do its work, or asks whether it may. */
  static int show(ClientCommand command, JsonNode run) {
    if (command.json()) {
      command.print(run);
    } else {
      print(command, run);
    }
    boolean wrongList = run.hasNonNull("equal") && !run.path("equal").asBoolean();
    boolean undone = BAD.contains(run.path("status").asString()) || asks(run);
    return undone || wrongList ? ClientCommand.FAILED : 0;
  }

  private static void print(ClientCommand command, JsonNode run) {
    command.print(
        "Run "
            + run.path("number").asInt()
            + " of "
            + run.path("export").asString()
            + ": "
            + run.path("words").asString()
            + extent(run)
            + waits(run));
    if (run.hasNonNull("failure")) {
      command.print(TerminalText.of(run.at("/failure/sentence").asString()));
    }
    for (String count :
        new String[] {"members", "added", "updated", "unchanged", "unconfirmed", "rejected"}) {
      line(command, count, run.path(count).asLong());
    }
    for (Map.Entry<String, JsonNode> reason : run.path("heldBack").properties()) {
      line(
          command,
          "held back: " + reason.getKey().toLowerCase(java.util.Locale.ROOT).replace('_', ' '),
          reason.getValue().asLong());
    }
    removals(command, run);
    line(command, "on the list", run.path("listMembers").asLong());
    lineIfAny(
        command,
        "PLAN_EXACT".equals(run.path("extent").asString())
            ? "new contacts"
            : "new contacts at most",
        run.path("newContacts").asLong());
    lineIfAny(command, "left the list since the last run", run.path("leavers").asLong());
    lineIfAny(command, "taken over as ours", run.path("adopted").asLong());
    line(command, "calls", run.path("calls").asLong());
    if (run.hasNonNull("forecast")) {
      forecast(command, run.path("forecast"));
    }
    if (run.hasNonNull("pulledAt") && run.hasNonNull("endedAt")) {
      Duration pulled = between(run.path("pulledAt"), run.path("endedAt"));
      command.print("  %-36s %,10.1f s".formatted("from the pull to the end", seconds(pulled)));
    }
    adoptable(command, run);
    if (run.hasNonNull("approval") && (asks(run) || isPlan(run))) {
      question(command, run);
    }
    if (run.hasNonNull("equal") && !BAD.contains(run.path("status").asString())) {
      command.print(
          run.path("equal").asBoolean()
              ? "The list is what was planned."
              : "The list is not what was planned: "
                  + run.path("missing").asLong()
                  + " missing, "
                  + run.path("unexpected").asLong()
                  + " unexpected.");
    }
  }

  private static void adoptable(ClientCommand command, JsonNode run) {
    long people = run.path("adoptable").asLong();
    if (people > 0) {
      command.print(
          people
              + " of the members were on the list before and stay there whatever happens; "
              + "./listkeeper export adopt "
              + run.path("export").asString()
              + " takes them over.");
    }
  }

  private static boolean isPlan(JsonNode run) {
    return run.path("extent").asString("").startsWith("PLAN_");
  }

  private static String extent(JsonNode run) {
    return switch (run.path("extent").asString("")) {
      case "PLAN_ONLY", "PLAN_EXACT" -> " (a plan; nothing is sent)";
      case "EVERYBODY" -> " (in full)";
      case "NOBODY_STAYS" -> " (takes its people off the list)";
      default -> "";
    };
  }

  private static void removals(ClientCommand command, JsonNode run) {
    JsonNode removals = run.path("removals");
    boolean settled = run.hasNonNull("endedAt") && !isPlan(run);
    if (removals.path("planned").asLong() > 0) {
      line(command, "to be removed", removals.path("planned").asLong());
      if (settled) {
        line(command, "removed", removals.path("done").asLong());
        line(command, "not removed", removals.path("undone").asLong());
      }
    }
  }

  private static String waits(JsonNode run) {
    return run.hasNonNull("resumesAt")
        ? ": waits until "
            + CLOCK.format(Instant.parse(run.path("resumesAt").asString()))
            + " UTC for a new day's calls"
        : "";
  }

  private static void question(ClientCommand command, JsonNode run) {
    JsonNode approval = run.path("approval");
    long people = approval.path("people").asLong();
    String of = "%,d of %,d of ours".formatted(people, approval.path("ours").asLong());
    String would = isPlan(run) ? "A run would ask: it" : "It";
    String what =
        switch (approval.path("reason").asString()) {
          case "MANY_LEAVERS" -> would + " found " + of + " missing from the list.";
          case "EMPTY_SEGMENTS" -> would + " would remove " + of + ": the segments came out empty.";
          default -> would + " would remove " + of + ".";
        };
    command.print(what);
    if (asks(run)) {
      String which = run.path("export").asString() + " " + run.path("number").asInt();
      command.print(
          "Let it go on by 'export approve "
              + which
              + "', or end it by 'export refuse "
              + which
              + "'.");
    }
  }

  private static void forecast(ClientCommand command, JsonNode forecast) {
    long calls = 0;
    for (String phase : PHASES) {
      long ofPhase = forecast.path(phase).asLong();
      calls += ofPhase;
      if (ofPhase > 0) {
        line(command, "  forecast: " + phase.replace("readBack", "read-back"), ofPhase);
      }
    }
    long left = forecast.path("left").asLong();
    if (calls > left) {
      command.print(
          "It needs about %,d calls and the API key had %,d left for runs that day; what does not fit goes on after 00:00 UTC."
              .formatted(calls, left));
    }
  }

  private static Duration between(JsonNode from, JsonNode to) {
    return Duration.between(Instant.parse(from.asString()), Instant.parse(to.asString()));
  }

  private static double seconds(Duration time) {
    return time.toMillis() / 1000.0;
  }

  private static void lineIfAny(ClientCommand command, String what, long count) {
    if (count > 0) {
      line(command, what, count);
    }
  }

  private static void line(ClientCommand command, String what, long count) {
    command.print("  %-36s %,10d".formatted(what, count));
  }
}
