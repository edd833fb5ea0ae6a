package dev.listkeeper.server.web.system;

import dev.listkeeper.schedule.Schedule;
import dev.listkeeper.server.web.view.Words;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A schedule as a person fills it in: texts as typed, none of them null.
 *
 * @param on {@code on} when it is switched on
 * @param recurrence {@link #WEEKLY}; anything else is daily
 * @param times of day as a browser sends them, such as 06:30; empty ones count as removed
 */
public record ScheduleFields(
    String on, String recurrence, List<String> days, List<String> times, String zone) {
  static final String WEEKLY = "WEEKLY";
  static final String DAILY = "DAILY";

  private static final Pattern TIME = Pattern.compile("([01]\\d|2[0-3]):[0-5]\\d");
  private static final String FIRST_TIME = "06:00";

  @SuppressWarnings("NullAway") // a field that a browser does not send arrives as null
  public ScheduleFields {
    on = on == null ? "" : on;
    recurrence = recurrence == null ? "" : recurrence;
    days = days == null ? List.of() : List.copyOf(days);
    times = times == null ? List.of() : List.copyOf(times);
    zone = zone == null ? "" : zone.strip();
  }

  /**
   * What is set, or what is offered to who sets it for the first time: every week on Monday.
   *
   * @param home the zone that counts when the schedule names none
   */
  static ScheduleFields of(Schedule schedule, ZoneId home) {
    boolean unset = schedule.equals(Schedule.OFF);
    Set<DayOfWeek> days = unset ? Set.of(DayOfWeek.MONDAY) : schedule.days();
    return new ScheduleFields(
        schedule.off() ? "" : "on",
        days.isEmpty() ? DAILY : WEEKLY,
        days.stream().map(DayOfWeek::name).toList(),
        schedule.times().isEmpty()
            ? List.of(FIRST_TIME)
            : schedule.times().stream().map(LocalTime::toString).toList(),
        schedule.zone().orElse(home).getId());
  }

  public boolean isOn() {
    return on.equals("on");
  }

  public boolean isWeekly() {
    return recurrence.equals(WEEKLY);
  }

  /** With an empty place for one more time. */
  ScheduleFields withAnotherTime() {
    List<String> more = new ArrayList<>(times);
    more.add("");
    return new ScheduleFields(on, recurrence, days, more, zone);
  }

  /** Without one of the times; as it is when there is no such place. */
  ScheduleFields withoutTime(int place) {
    List<String> fewer = new ArrayList<>(times);
    if (place >= 0 && place < fewer.size()) {
      fewer.remove(place);
    }
    return new ScheduleFields(on, recurrence, days, fewer, zone);
  }

  /** What is wrong, by field; empty when it can become a schedule. */
  Map<String, String> mistakes(Words words) {
    Map<String, String> mistakes = new LinkedHashMap<>();
    List<String> given = givenTimes();
    if (isOn() && isWeekly() && chosenDays().isEmpty()) {
      mistakes.put("days", words.say("system.schedule.need.days"));
    }
    if (!given.stream().allMatch(time -> TIME.matcher(time).matches())) {
      mistakes.put("times", words.say("system.schedule.need.time-form"));
    } else if (isOn() && given.isEmpty()) {
      mistakes.put("times", words.say("system.schedule.need.times"));
    } else if (given.size() > Schedule.MOST_TIMES) {
      mistakes.put("times", words.say("system.schedule.too-many-times", Schedule.MOST_TIMES));
    }
    if (zoneId().isEmpty()) {
      mistakes.put("zone", words.say("system.schedule.need.zone"));
    }
    return mistakes;
  }

  /** The schedule these fields describe; they have no {@link #mistakes}. */
  Schedule schedule() {
    return new Schedule(
        !isOn(),
        isWeekly() ? chosenDays() : Set.of(),
        givenTimes().stream().map(LocalTime::parse).toList(),
        zoneId());
  }

  private List<String> givenTimes() {
    return times.stream().map(String::strip).filter(time -> !time.isEmpty()).toList();
  }

  private Set<DayOfWeek> chosenDays() {
    Set<DayOfWeek> chosen = EnumSet.noneOf(DayOfWeek.class);
    Arrays.stream(DayOfWeek.values()).filter(day -> days.contains(day.name())).forEach(chosen::add);
    return Collections.unmodifiableSet(chosen);
  }

  private Optional<ZoneId> zoneId() {
    try {
      return Optional.of(ZoneId.of(zone));
    } catch (DateTimeException noSuchZone) {
      return Optional.empty();
    }
  }
}
