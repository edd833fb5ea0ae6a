package dev.listkeeper.server.cli;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** A run, as people read it. */
final class RunReport {
  private static final Set<String> BAD = Set.of("FAILED", "CANCELED", "SKIPPED");

  private RunReport() {}

  /** Prints it; the exit status is 1 for a run that did not do its work. */
  static int show(ClientCommand command, JsonNode run) {
    if (command.json()) {
      command.print(run);
    } else {
      print(command, run);
    }
    boolean wrongList = run.hasNonNull("equal") && !run.path("equal").asBoolean();
    return BAD.contains(run.path("status").asString()) || wrongList ? ClientCommand.FAILED : 0;
  }

  private static void print(ClientCommand command, JsonNode run) {
    command.print(
        "Run "
            + run.path("number").asInt()
            + " of "
            + run.path("export").asString()
            + ": "
            + run.path("words").asString());
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
    line(command, "on the list", run.path("listMembers").asLong());
    lineIfAny(command, "left the list since the last run", run.path("leavers").asLong());
    lineIfAny(command, "taken over as ours", run.path("adopted").asLong());
    line(command, "calls", run.path("calls").asLong());
    if (run.hasNonNull("pulledAt") && run.hasNonNull("endedAt")) {
      Duration pulled = between(run.path("pulledAt"), run.path("endedAt"));
      command.print("  %-36s %,10.1f s".formatted("from the pull to the end", seconds(pulled)));
    }
    adoptable(command, run);
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
