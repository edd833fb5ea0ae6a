package dev.listkeeper.server.web.export;

import dev.listkeeper.schedule.Schedule;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.util.MultiValueMap;

/**
 * When an export runs, as a person enters it: texts as typed, none of them null.
 *
 * @param runs name of a {@link Runs}
 * @param days names of days; none for every day
 * @param times of day, in one text
 * @param zone whose clock counts; empty for the workspace's
 */
public record ScheduleTexts(String runs, List<String> days, String times, String zone) {

  /** What runs an export. */
  enum Runs {
    WITH_REFRESH,
    OWN_TIMES,
    NEVER
  }

  static ScheduleTexts of(Optional<Schedule> schedule) {
    Runs runs =
        schedule.map(own -> own.off() ? Runs.NEVER : Runs.OWN_TIMES).orElse(Runs.WITH_REFRESH);
    return new ScheduleTexts(
        runs.name(),
        schedule.stream().flatMap(own -> own.days().stream()).map(DayOfWeek::name).toList(),
        schedule.stream()
            .flatMap(own -> own.times().stream())
            .map(LocalTime::toString)
            .collect(Collectors.joining(", ")),
        schedule.flatMap(Schedule::zone).map(ZoneId::getId).orElse(""));
  }

  static ScheduleTexts of(MultiValueMap<String, String> form) {
    return new ScheduleTexts(
        ExportFields.text(form, "runs"),
        ExportFields.texts(form, "days"),
        ExportFields.text(form, "times"),
        ExportFields.text(form, "zone"));
  }
}
