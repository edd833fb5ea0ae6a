package dev.listkeeper.server.web.system;

import dev.listkeeper.schedule.Schedule;
import dev.listkeeper.server.security.CurrentUser;
import dev.listkeeper.server.store.StoredSystemSchedule;
import dev.listkeeper.server.web.view.MomentView;
import dev.listkeeper.server.web.view.Option;
import dev.listkeeper.server.web.view.Words;
import dev.listkeeper.workspace.Workspace;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Puts together the page of the system's schedule. */
final class ScheduleViews {
  private static final int NEXT = 3;

  private final StoredSystemSchedule stored;
  private final Workspace workspace;

  ScheduleViews(StoredSystemSchedule stored, Workspace workspace) {
    this.stored = stored;
    this.workspace = workspace;
  }

  ScheduleView asItIs(CurrentUser user, Words words) {
    ScheduleFields fields = ScheduleFields.of(stored.current(), workspace.zone());
    return of(fields, fields.mistakes(words), user, words);
  }

  /**
   * @param mistakes those to be shown beside their fields
   */
  ScheduleView of(
      ScheduleFields fields, Map<String, String> mistakes, CurrentUser user, Words words) {
    boolean isGood = fields.mistakes(words).isEmpty();
    return new ScheduleView(
        SystemTabs.of(user, SystemTabs.SCHEDULE, words),
        state(words),
        stored
            .find()
            .map(set -> words.say("system.schedule.set", set.by(), words.moment(set.at()).text()))
            .orElse(null),
        fields,
        days(fields, words),
        ZoneId.getAvailableZoneIds().stream().sorted().toList(),
        mistakes,
        preview(fields, isGood, words),
        isGood ? next(fields.schedule(), words) : List.of());
  }

  /** What counts now, in a sentence; the fields may say something else until they are saved. */
  String state(Words words) {
    List<MomentView> next = next(stored.current(), words);
    return next.isEmpty()
        ? words.say("system.schedule.off")
        : words.say("system.schedule.on", next.getFirst().text());
  }

  private static String preview(ScheduleFields fields, boolean isGood, Words words) {
    if (!isGood) {
      return words.say("system.schedule.preview.mistakes");
    }
    return fields.isOn()
        ? words.say("system.schedule.preview.on", fields.zone())
        : words.say("system.schedule.preview.off");
  }

  private List<MomentView> next(Schedule schedule, Words words) {
    ZoneId zone = schedule.zone().orElse(workspace.zone());
    return schedule.next(NEXT, workspace.clock().instant(), workspace.zone()).stream()
        .map(at -> words.moment(at, zone))
        .toList();
  }

  private static List<Option> days(ScheduleFields fields, Words words) {
    return Arrays.stream(DayOfWeek.values())
        .map(day ->
            new Option(
                day.name(),
                day.getDisplayName(TextStyle.FULL_STANDALONE, words.locale()),
                fields.days().contains(day.name())))
        .toList();
  }
}
