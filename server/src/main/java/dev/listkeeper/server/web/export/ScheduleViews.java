package dev.listkeeper.server.web.export;

import static dev.listkeeper.server.web.export.ScheduleChoice.OFF;
import static dev.listkeeper.server.web.export.ScheduleChoice.ON;
import static dev.listkeeper.server.web.export.ScheduleChoice.OWN_TIMES;
import static dev.listkeeper.server.web.export.ScheduleChoice.WITH_REFRESH;

import dev.listkeeper.export.Export;
import dev.listkeeper.schedule.Schedule;
import dev.listkeeper.server.store.StoredSystemSchedule;
import dev.listkeeper.server.web.schedule.RecurrenceView;
import dev.listkeeper.server.web.schedule.ScheduleWords;
import dev.listkeeper.server.web.view.MomentView;
import dev.listkeeper.server.web.view.Words;
import dev.listkeeper.workspace.Workspace;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Puts together the page of schedules. */
final class ScheduleViews {
  private static final int NEXT = 3;

  private final StoredSystemSchedule system;
  private final Workspace workspace;

  ScheduleViews(StoredSystemSchedule system, Workspace workspace) {
    this.system = system;
    this.workspace = workspace;
  }

  /** An export's schedule in words. */
  static String said(Export export, Words words) {
    return export
        .schedule()
        .map(own -> ScheduleWords.of(own, words))
        .orElseGet(() -> words.say("schedule.with-refresh"));
  }

  /**
   * @param exports at least one
   * @param problem what is wrong as a whole; null when nothing is
   */
  ScheduleView of(
      List<Export> exports,
      ScheduleFields fields,
      Map<String, String> mistakes,
      @Nullable String problem,
      Words words) {
    boolean one = exports.size() == 1;
    String address = ExportViews.address(exports.getFirst().key());
    List<MomentView> next =
        counting(fields, words).stream()
            .flatMap(schedule ->
                schedule.next(NEXT, workspace.clock().instant(), workspace.zone()).stream())
            .map(words::moment)
            .toList();
    return new ScheduleView(
        one
            ? words.say("schedule.of", exports.getFirst().displayName())
            : words.say("schedule.of-several", exports.size()),
        one ? address + "/schedule" : "/exports/_schedule",
        one ? address : "/exports",
        exports.stream()
            .map(export ->
                new ScheduleView.Chosen(
                    export.key().value(), export.displayName(), said(export, words)))
            .toList(),
        groups(one, fields, words),
        RecurrenceView.of(fields.own(), mistakes, workspace.zone(), words),
        next,
        next.isEmpty() ? noTimes(fields, words) : null,
        problem,
        mistakes);
  }

  private List<ScheduleView.Group> groups(boolean one, ScheduleFields fields, Words words) {
    if (one) {
      return List.of(group("", fields, words, WITH_REFRESH, OWN_TIMES, OFF));
    }
    return List.of(
        group(words.say("schedule.keep"), fields, words, ON, OFF),
        group(words.say("schedule.define"), fields, words, WITH_REFRESH, OWN_TIMES));
  }

  private ScheduleView.Group group(
      String heading, ScheduleFields fields, Words words, ScheduleChoice... choices) {
    return new ScheduleView.Group(
        heading, Stream.of(choices).map(one -> choice(one, fields, words)).toList());
  }

  private ScheduleView.Choice choice(ScheduleChoice choice, ScheduleFields fields, Words words) {
    String hint =
        choice == WITH_REFRESH
            ? words.say("schedule.system", ScheduleWords.of(system.current(), words))
            : words.say("schedule.hint", choice);
    return new ScheduleView.Choice(
        choice.name(),
        words.say("schedule.choice", choice),
        hint,
        fields.choice().filter(chosen -> chosen == choice).isPresent(),
        choice == OWN_TIMES);
  }

  /** The schedule whose times are the next; none if each export would keep its own. */
  private Optional<Schedule> counting(ScheduleFields fields, Words words) {
    return fields
        .choice()
        .flatMap(choice ->
            switch (choice) {
              case WITH_REFRESH -> Optional.of(system.current());
              case OWN_TIMES ->
                  fields.own().mistakes(words).isEmpty()
                      ? Optional.of(fields.own().schedule())
                      : Optional.empty();
              case ON, OFF -> Optional.empty();
            });
  }

  private static String noTimes(ScheduleFields fields, Words words) {
    return words.say(
        "schedule.no-times." + fields.choice().map(ScheduleChoice::name).orElse("NONE"));
  }
}
