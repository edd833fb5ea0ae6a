package dev.listkeeper.server.cli;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** A run, as people read it. */
final class RunReport {
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
            + extent(run));
    if (run.hasNonNull("failure")) {
      command.print(run.at("/failure/sentence").asString());
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
    line(command, "calls", run.path("calls").asLong());
    forecast(command, run.path("forecast"));
    if (run.hasNonNull("pulledAt") && run.hasNonNull("endedAt")) {
      Duration pulled = between(run.path("pulledAt"), run.path("endedAt"));
      command.print("  %-36s %,10.1f s".formatted("from the pull to the end", seconds(pulled)));
    }
    if (run.hasNonNull("resumesAt")) {
      command.print(
          "The day's calls are used up; it waits until " + run.path("resumesAt").asString() + ".");
    }
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

  private static boolean isPlan(JsonNode run) {
    return "PLAN_ONLY".equals(run.path("extent").asString());
  }

  private static String extent(JsonNode run) {
    return switch (run.path("extent").asString("")) {
      case "PLAN_ONLY" -> " (a plan; nothing is sent)";
      case "EVERYBODY" -> " (in full)";
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
    if (run.path("leavers").asLong() > 0) {
      line(command, "missing from the list", run.path("leavers").asLong());
    }
  }

  private static void forecast(ClientCommand command, JsonNode forecast) {
    long calls = 0;
    for (JsonNode phase : forecast) {
      calls += phase.asLong();
    }
    if (calls > 0) {
      line(command, "calls forecast once planned", calls);
    }
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

  private static Duration between(JsonNode from, JsonNode to) {
    return Duration.between(Instant.parse(from.asString()), Instant.parse(to.asString()));
  }

  private static double seconds(Duration time) {
    return time.toMillis() / 1000.0;
  }

  private static void line(ClientCommand command, String what, long count) {
    command.print("  %-36s %,10d".formatted(what, count));
  }
}
