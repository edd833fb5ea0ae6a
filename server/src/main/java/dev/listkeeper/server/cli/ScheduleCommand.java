package dev.listkeeper.server.cli;

import static dev.listkeeper.server.cli.Api.part;

import dev.listkeeper.problem.Problem;
import dev.listkeeper.problem.ProblemCode;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** When the system refreshes itself, and when exports run. */
@Command(
    name = "schedule",
    description = "Shows and sets when the system refreshes itself, or when an export runs.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      ScheduleCommand.Show.class,
      ScheduleCommand.Change.class,
      ScheduleCommand.Off.class
    })
public final class ScheduleCommand {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("EEE yyyy-MM-dd HH:mm xxx", Locale.ROOT);

  /** One of the system or of an export. */
  abstract static class Subject extends ClientCommand {
    @Option(names = "--export", paramLabel = "KEY", description = "Of an export, not the system.")
    private @Nullable String export;

    final String path() {
      return export == null ? "/schedule" : "/exports/" + part(export) + "/schedule";
    }

    final boolean ofTheSystem() {
      return export == null;
    }

    final int show(JsonNode answer) {
      if (json()) {
        print(answer);
        return 0;
      }
      print(sentence(answer));
      ZoneId zone = ZoneId.of(answer.path("zone").asString());
      answer
          .path("next")
          .forEach(
              next -> print("Next: " + TIME.format(Instant.parse(next.asString()).atZone(zone))));
      return 0;
    }

    private String sentence(JsonNode answer) {
      if (answer.path("runs").asString("").equals("WITH_REFRESH")) {
        return "It runs with each refresh of the system.";
      }
      JsonNode schedule = answer.path("schedule");
      if (schedule.path("off").asBoolean(false)) {
        return ofTheSystem() ? "The schedule is off." : "It never runs by itself.";
      }
      String days = words(schedule.path("days"));
      return (days.isEmpty() ? "Every day" : "On " + days.toLowerCase(Locale.ROOT))
          + " at "
          + words(schedule.path("times"))
          + ", "
          + answer.path("zone").asString()
          + ".";
    }

    private static String words(JsonNode list) {
      return list.valueStream().map(JsonNode::asString).collect(Collectors.joining(", "));
    }
  }

  /** Shows it. */
  @Command(
      name = "show",
      description = "Shows the schedule and its next three times.",
      mixinStandardHelpOptions = true)
  static final class Show extends Subject {
    @Override
    int run(Api api) {
      return show(api.get(path()));
    }
  }

  /** Sets it. */
  @Command(
      name = "set",
      description = "Sets days and times, and switches the schedule on.",
      mixinStandardHelpOptions = true)
  static final class Change extends Subject {
    @Option(
        names = "--times",
        split = ",",
        paramLabel = "HH:MM",
        description = "Times of day, separated by commas.")
    private List<String> times = List.of();

    @Option(
        names = "--days",
        split = ",",
        paramLabel = "DAY",
        description = "Days such as mon,thu; every day unless given.")
    private List<String> days = List.of();

    @Option(
        names = "--zone",
        paramLabel = "ZONE",
        description = "Whose clocks count, such as Europe/Tallinn; the workspace's unless given.")
    private @Nullable String zone;

    @Option(
        names = "--with-refresh",
        description = "For an export: run with each refresh of the system.")
    private boolean withRefresh;

    @Override
    int run(Api api) {
      if (withRefresh) {
        return runWithRefresh(api);
      }
      if (times.isEmpty()) {
        throw new Problem(
            ProblemCode.INVALID_REQUEST, "Give at least one time of day, such as --times 06:30.");
      }
      Map<String, Object> schedule = new LinkedHashMap<>();
      schedule.put("days", days.stream().map(Change::day).toList());
      schedule.put("times", times);
      if (zone != null) {
        schedule.put("zone", zone);
      }
      return show(api.put(path(), schedule));
    }

    private int runWithRefresh(Api api) {
      if (ofTheSystem() || !times.isEmpty()) {
        throw new Problem(
            ProblemCode.INVALID_REQUEST,
            "--with-refresh is for an export without times of its own: give --export, and no --times.");
      }
      return show(api.delete(path()));
    }

    private static String day(String typed) {
      String wanted = typed.strip().toUpperCase(Locale.ROOT);
      return Arrays.stream(DayOfWeek.values())
          .map(DayOfWeek::name)
          .filter(name -> wanted.length() >= 3 && name.startsWith(wanted))
          .findFirst()
          .orElseThrow(() ->
              new Problem(
                  ProblemCode.INVALID_REQUEST,
                  "'" + typed + "' is no day; write mon, tue, wed, thu, fri, sat or sun."));
    }
  }

  /** Switches it off. */
  @Command(
      name = "off",
      description = "Switches the schedule off; its times are kept.",
      mixinStandardHelpOptions = true)
  static final class Off extends Subject {
    @Override
    int run(Api api) {
      JsonNode schedule = api.get(path()).path("schedule");
      ObjectNode off =
          schedule instanceof ObjectNode known
              ? known.deepCopy()
              : tools.jackson.databind.json.JsonMapper.shared().createObjectNode();
      return show(api.put(path(), off.put("off", true)));
    }
  }
}
