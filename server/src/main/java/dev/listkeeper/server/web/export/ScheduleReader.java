package dev.listkeeper.server.web.export;

import dev.listkeeper.schedule.Schedule;
import dev.listkeeper.server.web.export.ScheduleTexts.Runs;
import dev.listkeeper.server.web.view.Words;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Makes a schedule of what was typed. */
record ScheduleReader(Mistakes mistakes, Words words) {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("H:mm", Locale.ROOT);
  private static final int MOST_TIMES = 24;

  /** Empty for one that runs with each refresh, and when something is wrong. */
  Optional<Schedule> read(ScheduleTexts fields) {
    Runs runs =
        Arrays.stream(Runs.values())
            .filter(one -> one.name().equals(fields.runs()))
            .findFirst()
            .orElse(Runs.WITH_REFRESH);
    if (runs == Runs.WITH_REFRESH) {
      return Optional.empty();
    }
    List<LocalTime> times = times(fields.times());
    Optional<ZoneId> zone = zone(fields.zone());
    if (runs == Runs.OWN_TIMES && times.isEmpty()) {
      mistakes.add("times", words.say("form.schedule.need.times"));
      return Optional.empty();
    }
    return Optional.of(new Schedule(runs == Runs.NEVER, days(fields.days()), times, zone));
  }

  private List<LocalTime> times(String text) {
    List<LocalTime> times = new ArrayList<>();
    for (String part : text.strip().split("[,;\\s]+", MOST_TIMES + 1)) {
      if (!part.isEmpty()) {
        try {
          times.add(LocalTime.parse(part, TIME));
        } catch (DateTimeException noTime) {
          mistakes.add("times", words.say("form.schedule.need.times"));
        }
      }
    }
    return times;
  }

  private static Set<DayOfWeek> days(List<String> names) {
    Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
    Arrays.stream(DayOfWeek.values()).filter(day -> names.contains(day.name())).forEach(days::add);
    return days;
  }

  private Optional<ZoneId> zone(String text) {
    if (text.isBlank()) {
      return Optional.empty();
    }
    try {
      return Optional.of(ZoneId.of(text.strip()));
    } catch (DateTimeException unknown) {
      mistakes.add("zone", words.say("form.schedule.need.zone"));
      return Optional.empty();
    }
  }
}
