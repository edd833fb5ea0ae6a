package dev.listkeeper.server.web.schedule;

import dev.listkeeper.server.web.view.Option;
import dev.listkeeper.server.web.view.Words;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The fields of a recurrence, for the fragment {@code fragments/recurrence}.
 *
 * @param mistakes what is wrong, by field
 */
public record RecurrenceView(
    List<Option> recurrences,
    List<Option> days,
    List<String> times,
    List<Option> zones,
    Map<String, String> mistakes) {

  /**
   * @param home the workspace's zone
   */
  public static RecurrenceView of(
      RecurrenceFields fields, Map<String, String> mistakes, ZoneId home, Words words) {
    return new RecurrenceView(
        Stream.of(RecurrenceFields.DAILY, RecurrenceFields.WEEKLY)
            .map(one ->
                new Option(
                    one, words.say("schedule.recurrence." + one), one.equals(fields.recurrence())))
            .toList(),
        Arrays.stream(DayOfWeek.values()).map(day -> day(day, fields, words)).toList(),
        fields.times(),
        zones(fields.zone(), home, words),
        mistakes);
  }

  private static Option day(DayOfWeek day, RecurrenceFields fields, Words words) {
    return new Option(
        day.name(),
        ScheduleWords.day(day, TextStyle.FULL_STANDALONE, words),
        fields.days().contains(day.name()));
  }

  private static List<Option> zones(String chosen, ZoneId home, Words words) {
    Option own = new Option("", words.say("schedule.zone.home", home.getId()), chosen.isEmpty());
    return Stream.concat(
            Stream.of(own),
            ZoneId.getAvailableZoneIds().stream()
                .filter(zone -> zone.equals(chosen) || isPlace(zone))
                .sorted()
                .map(zone -> new Option(zone, zone, zone.equals(chosen))))
        .toList();
  }

  /** The database of zones also knows old names and offsets, which nobody looks for. */
  private static boolean isPlace(String zone) {
    return zone.equals("UTC")
        || (zone.contains("/") && !zone.startsWith("Etc/") && !zone.startsWith("SystemV/"));
  }
}
