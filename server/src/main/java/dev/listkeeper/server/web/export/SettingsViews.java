package dev.listkeeper.server.web.export;

import dev.listkeeper.connection.Connection;
import dev.listkeeper.export.Brake;
import dev.listkeeper.export.Export;
import dev.listkeeper.export.ExportRules;
import dev.listkeeper.export.ListId;
import dev.listkeeper.profile.AttributePath;
import dev.listkeeper.schedule.Schedule;
import dev.listkeeper.segment.SegmentEvaluator;
import dev.listkeeper.server.security.CurrentUser;
import dev.listkeeper.server.web.export.SettingsView.Fact;
import dev.listkeeper.server.web.export.SettingsView.Part;
import dev.listkeeper.server.web.view.Words;
import dev.listkeeper.server.workspace.ConnectionRights;
import dev.listkeeper.server.workspace.Sections;
import dev.listkeeper.snapshot.Snapshots;
import dev.listkeeper.workspace.Definition;
import dev.listkeeper.workspace.Key;
import dev.listkeeper.workspace.Workspace;
import java.time.LocalTime;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Says how an export is set up, to those who may not change it. */
final class SettingsViews {
  private static final String NOTHING = "–";

  private final Sections sections;
  private final ConnectionRights rights;
  private final Snapshots snapshots;
  private final Workspace workspace;

  SettingsViews(
      Sections sections, ConnectionRights rights, Snapshots snapshots, Workspace workspace) {
    this.sections = sections;
    this.rights = rights;
    this.snapshots = snapshots;
    this.workspace = workspace;
  }

  /** Without a connection that the person may not know. */
  SettingsView of(Export stored, CurrentUser user, Words words) {
    Export export = rights.asSeenBy(user, stored);
    return new SettingsView(
        export.displayName(),
        ExportViews.address(export.key()),
        List.of(
            new Part(words.say("form.where"), where(export, words)),
            new Part(words.say("export.matching"), matching(export, words)),
            new Part(
                words.say("nav.segments"),
                export.segments().stream().map(key -> segment(key, words)).toList()),
            new Part(words.say("form.rules"), rules(export.rules(), words)),
            new Part(
                words.say("form.schedule"),
                List.of(new Fact(words.say("form.runs"), schedule(export.schedule(), words))))));
  }

  private List<Fact> where(Export export, Words words) {
    return List.of(
        new Fact(
            words.say("export.connection.choose"),
            export
                .connection()
                .flatMap(sections.connections().stored()::find)
                .map(Connection::displayName)
                .orElse(NOTHING)),
        new Fact(words.say("export.list"), export.list().map(ListId::value).orElse(NOTHING)));
  }

  private static List<Fact> matching(Export export, Words words) {
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact(words.say("field.email"), export.matching().email().toString()));
    export
        .matching()
        .fields()
        .forEach((target, value) ->
            facts.add(
                new Fact(MatchingWords.field(target, words), MatchingWords.value(value, words))));
    return facts;
  }

  private Fact segment(Key key, Words words) {
    return new Fact(
        sections.segments().stored().find(key).map(Definition::displayName).orElse(key.value()),
        snapshots
            .latest(SegmentEvaluator.dataset(key))
            .map(version -> words.say("segment.members", version.snapshot().rows()))
            .orElseGet(() -> words.say("export.segment.unread")));
  }

  private static List<Fact> rules(ExportRules rules, Words words) {
    return List.of(
        new Fact(words.say("rules.mode"), words.say("mode", rules.mode())),
        new Fact(words.say("rules.removal"), brake(rules.removalBrake(), words)),
        new Fact(words.say("rules.leavers"), brake(rules.leaverBrake(), words)),
        new Fact(
            words.say("rules.consent"),
            rules.consent().map(AttributePath::toString).orElse(NOTHING)),
        new Fact(
            words.say("rules.revive"),
            words.say(rules.reviveDeleted() ? "value.true" : "value.false")),
        new Fact(
            words.say("rules.per-day"),
            rules.newContactsPerDay().map(cap -> words.number(cap)).orElse(NOTHING)),
        new Fact(words.say("rules.set-aside"), words.number(rules.setAsideAfter())));
  }

  private static String brake(Brake brake, Words words) {
    return words.say("rules.brake.said", brake.percent(), brake.people());
  }

  private String schedule(Optional<Schedule> schedule, Words words) {
    if (schedule.isEmpty() || schedule.get().off()) {
      return words.say(
          "runs", schedule.isEmpty() ? ScheduleTexts.Runs.WITH_REFRESH : ScheduleTexts.Runs.NEVER);
    }
    Schedule own = schedule.get();
    String days =
        own.days().isEmpty()
            ? words.say("form.schedule.daily")
            : own.days().stream()
                .map(day -> day.getDisplayName(TextStyle.SHORT_STANDALONE, words.locale()))
                .collect(Collectors.joining(", "));
    return days
        + " "
        + own.times().stream().map(LocalTime::toString).collect(Collectors.joining(", "))
        + " ("
        + own.zone().orElse(workspace.zone())
        + ")";
  }
}
