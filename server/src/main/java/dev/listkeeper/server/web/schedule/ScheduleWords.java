package dev.listkeeper.server.web.schedule;

import dev.listkeeper.schedule.Schedule;
import dev.listkeeper.server.web.view.Words;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.format.TextStyle;
import java.util.stream.Collectors;

/** Schedules in words. */
public final class ScheduleWords {
  private ScheduleWords() {}

  /** Days and times, or that it is off. */
  public static String of(Schedule schedule, Words words) {
    if (schedule.off()) {
      return words.say("schedule.off");
    }
    String times =
        schedule.times().stream().map(LocalTime::toString).collect(Collectors.joining(", "));
    String when =
        schedule.days().isEmpty()
            ? words.say("schedule.daily", times)
            : words.say("schedule.weekly", days(schedule, words), times);
    return schedule
        .zone()
        .map(zone -> words.say("schedule.in-zone", when, zone.getId()))
        .orElse(when);
  }

  private static String days(Schedule schedule, Words words) {
    return schedule.days().stream()
        .map(day -> day(day, TextStyle.SHORT_STANDALONE, words))
        .collect(Collectors.joining(", "));
  }

  static String day(DayOfWeek day, TextStyle style, Words words) {
    return day.getDisplayName(style, words.locale());
  }
}
