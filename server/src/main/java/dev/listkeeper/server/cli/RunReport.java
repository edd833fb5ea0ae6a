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
            + run.path("words").asString()
            + waits(run));
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
    line(command, "calls", run.path("calls").asLong());
    if (run.hasNonNull("forecast")) {
      forecast(command, run.path("forecast"));
    }
    if (run.hasNonNull("pulledAt") && run.hasNonNull("endedAt")) {
      Duration pulled = between(run.path("pulledAt"), run.path("endedAt"));
      command.print("  %-36s %,10.1f s".formatted("from the pull to the end", seconds(pulled)));
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

  private static String waits(JsonNode run) {
    return run.hasNonNull("resumesAt")
        ? ": waits until "
            + CLOCK.format(Instant.parse(run.path("resumesAt").asString()))
            + " UTC for a new day's calls"
        : "";
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

  private static void line(ClientCommand command, String what, long count) {
    command.print("  %-36s %,10d".formatted(what, count));
  }
}
