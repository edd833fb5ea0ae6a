package dev.listkeeper.server.web.export;

import dev.listkeeper.export.Export;
import dev.listkeeper.server.web.schedule.RecurrenceFields;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The schedule of one or several exports as a person fills it in: texts as typed, none of them
 * null.
 *
 * @param runs a {@link ScheduleChoice}; empty when none was made
 */
public record ScheduleFields(
    String runs, String recurrence, List<String> days, List<String> times, String zone) {

  @SuppressWarnings("NullAway") // a field that a browser does not send arrives as null
  public ScheduleFields {
    runs = runs == null ? "" : runs;
    RecurrenceFields own = new RecurrenceFields(recurrence, days, times, zone);
    recurrence = own.recurrence();
    days = own.days();
    times = own.times();
    zone = own.zone();
  }

  private static ScheduleFields of(String runs, RecurrenceFields own) {
    return new ScheduleFields(runs, own.recurrence(), own.days(), own.times(), own.zone());
  }

  /** As they are now; of several, which differ, none is chosen. */
  static ScheduleFields of(List<Export> exports) {
    return exports.size() == 1
        ? of(
            ScheduleChoice.of(exports.getFirst()).name(),
            RecurrenceFields.of(exports.getFirst().schedule()))
        : of("", RecurrenceFields.of(Optional.empty()));
  }

  ScheduleFields withPlaceForATime() {
    return of(runs, own().withPlaceForATime());
  }

  boolean isUntouched() {
    return runs.isEmpty() && times.isEmpty();
  }

  RecurrenceFields own() {
    return new RecurrenceFields(recurrence, days, times, zone);
  }

  Optional<ScheduleChoice> choice() {
    return Arrays.stream(ScheduleChoice.values()).filter(one -> one.name().equals(runs)).findAny();
  }
}
