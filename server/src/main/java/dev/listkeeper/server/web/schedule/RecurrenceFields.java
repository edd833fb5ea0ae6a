package dev.listkeeper.server.web.schedule;

import dev.listkeeper.schedule.Schedule;
import dev.listkeeper.server.web.view.Words;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Days and times as a person fills them in: texts as typed, none of them null.
 *
 * @param recurrence {@link #DAILY} or {@link #WEEKLY}
 * @param times of day; empty ones don't count
 * @param zone empty for the workspace's
 */
public record RecurrenceFields(
    String recurrence, List<String> days, List<String> times, String zone) {
  static final String DAILY = "daily";
  static final String WEEKLY = "weekly";
  private static final String USUAL_TIME = "06:00";
  private static final int MOST_TIMES = 48;

  @SuppressWarnings("NullAway") // a field that a browser does not send arrives as null
  public RecurrenceFields {
    recurrence = WEEKLY.equals(recurrence) ? WEEKLY : DAILY;
    days = given(days);
    times = given(times);
    zone = zone == null ? "" : zone.strip();
  }

  /** Without what was sent as nothing at all. */
  @SuppressWarnings("NullAway")
  private static List<String> given(List<String> texts) {
    return texts == null
        ? List.of()
        : texts.stream().filter(Objects::nonNull).limit(MOST_TIMES).toList();
  }

  /** As a schedule is; every day at six where there is none. */
  public static RecurrenceFields of(Optional<Schedule> schedule) {
    Set<DayOfWeek> days = schedule.map(Schedule::days).orElse(Set.of());
    List<String> times =
        schedule.map(Schedule::times).orElse(List.of()).stream().map(LocalTime::toString).toList();
    return new RecurrenceFields(
        days.isEmpty() ? DAILY : WEEKLY,
        days.stream().map(DayOfWeek::name).toList(),
        times.isEmpty() ? List.of(USUAL_TIME) : times,
        schedule.flatMap(Schedule::zone).map(ZoneId::getId).orElse(""));
  }

  /** The same with place for one more time. */
  public RecurrenceFields withPlaceForATime() {
    List<String> more = new ArrayList<>(times);
    more.add("");
    return new RecurrenceFields(recurrence, days, more, zone);
  }

  boolean isWeekly() {
    return recurrence.equals(WEEKLY);
  }

  /** What is wrong, by field; empty when it is a schedule. */
  public Map<String, String> mistakes(Words words) {
    Map<String, String> mistakes = new LinkedHashMap<>();
    if (isWeekly() && knownDays().isEmpty()) {
      mistakes.put("days", words.say("schedule.need.days"));
    }
    if (filled().isEmpty() || filled().stream().anyMatch(time -> time(time).isEmpty())) {
      mistakes.put("times", words.say("schedule.need.times"));
    }
    if (!zone.isEmpty() && zone(zone).isEmpty()) {
      mistakes.put("zone", words.say("schedule.need.zone"));
    }
    return mistakes;
  }

  /** The schedule these fields describe; they have no {@link #mistakes}. */
  public Schedule schedule() {
    return new Schedule(
        false,
        isWeekly() ? knownDays() : Set.of(),
        filled().stream().flatMap(time -> time(time).stream()).toList(),
        zone(zone));
  }

  private List<String> filled() {
    return times.stream().map(String::strip).filter(time -> !time.isEmpty()).toList();
  }

  private Set<DayOfWeek> knownDays() {
    return Arrays.stream(DayOfWeek.values())
        .filter(day -> days.contains(day.name()))
        .collect(Collectors.toSet());
  }

  private static Optional<LocalTime> time(String text) {
    try {
      LocalTime time = LocalTime.parse(text);
      return Optional.of(time).filter(t -> t.getSecond() == 0 && t.getNano() == 0);
    } catch (DateTimeException notATime) {
      return Optional.empty();
    }
  }

  private static Optional<ZoneId> zone(String text) {
    try {
      return text.isEmpty() ? Optional.empty() : Optional.of(ZoneId.of(text));
    } catch (DateTimeException notAZone) {
      return Optional.empty();
    }
  }
}
