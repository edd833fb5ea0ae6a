package dev.listkeeper.server.web.export;

import dev.listkeeper.connection.Connection;
import dev.listkeeper.connection.ConnectionStates;
import dev.listkeeper.export.DataMatching;
import dev.listkeeper.export.Export;
import dev.listkeeper.export.ListId;
import dev.listkeeper.export.run.ExportRun;
import dev.listkeeper.export.run.ExportRuns;
import dev.listkeeper.problem.Problem;
import dev.listkeeper.segment.SegmentEvaluator;
import dev.listkeeper.server.security.CurrentUser;
import dev.listkeeper.server.web.run.RunWords;
import dev.listkeeper.server.web.view.PagerView;
import dev.listkeeper.server.web.view.Paging;
import dev.listkeeper.server.web.view.Words;
import dev.listkeeper.server.workspace.ConnectionRights;
import dev.listkeeper.server.workspace.Sections;
import dev.listkeeper.snapshot.Snapshots;
import dev.listkeeper.workspace.Definition;
import dev.listkeeper.workspace.Key;
import dev.listkeeper.workspace.Status;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Puts together what is known of exports. */
final class ExportViews {
  /** The last run is among so many, however many plans were made since. */
  private static final int LATEST = 50;

  private final Sections sections;
  private final ConnectionRights rights;
  private final ConnectionStates states;
  private final ExportRuns runs;
  private final Snapshots snapshots;

  ExportViews(
      Sections sections,
      ConnectionRights rights,
      ConnectionStates states,
      ExportRuns runs,
      Snapshots snapshots) {
    this.sections = sections;
    this.rights = rights;
    this.states = states;
    this.runs = runs;
    this.snapshots = snapshots;
  }

  ExportView one(Export export, CurrentUser user, Paging paging, Words words) {
    List<ExportRun> latest = runs.latest(export.key(), LATEST, 0);
    Optional<ExportRun> last = latest.stream().filter(run -> run.extent().sends()).findFirst();
    return new ExportView(
        export.key().value(),
        export.displayName(),
        address(export.key()),
        last.map(run -> RunWords.state(run, words)).orElseGet(() -> words.say("export.never")),
        words.status(last.map(ExportRun::status).orElse(Status.NOT_STARTED)),
        last.filter(run -> run.status() == Status.NEEDS_APPROVAL)
            .map(RunWords::address)
            .orElse(null),
        latest.stream().anyMatch(ExportViews::isGoingOn),
        rights.mayEdit(user, export),
        stands(export, words),
        connection(export, user, words),
        export.connection().isPresent(),
        export.list().map(ListId::value).orElse(""),
        ScheduleViews.said(export, words),
        export.segments().stream().map(key -> segment(key, words)).toList(),
        matching(export.matching(), words),
        runs.latest(export.key(), paging.size(), paging.offset()).stream()
            .map(run -> run(run, words))
            .toList(),
        PagerView.of(
            paging,
            runs.count(export.key()),
            words,
            number -> address(export.key()) + "?page=" + number));
  }

  static String address(Key export) {
    return "/exports/" + export;
  }

  private static boolean isGoingOn(ExportRun run) {
    return !run.status().isFinal() && run.status() != Status.NEEDS_APPROVAL;
  }

  private String connection(Export export, CurrentUser user, Words words) {
    if (export.connection().isEmpty()) {
      return words.say("export.connection.none");
    }
    return rights
        .asSeenBy(user, export)
        .connection()
        .flatMap(key -> sections.connections().stored().find(key))
        .map(Connection::displayName)
        .orElseGet(() -> words.say("export.connection.hidden"));
  }

  /** What a run would refuse at once is better said before. */
  private @Nullable String stands(Export export, Words words) {
    if (export.connection().isEmpty()) {
      return words.say("export.detached");
    }
    if (export.list().isEmpty()) {
      return words.say("export.no-list");
    }
    try {
      states.of(export.connection().get()).requireReady();
      return null;
    } catch (Problem notReady) {
      return notReady.sentence();
    }
  }

  private ExportView.Segment segment(Key key, Words words) {
    return new ExportView.Segment(
        sections.segments().stored().find(key).map(Definition::displayName).orElse(key.value()),
        "/segments/" + key,
        snapshots
            .latest(SegmentEvaluator.dataset(key))
            .map(version -> words.number(version.snapshot().rows()))
            .orElse(""));
  }

  private static List<ExportView.Match> matching(DataMatching matching, Words words) {
    List<ExportView.Match> matches = new ArrayList<>();
    matches.add(new ExportView.Match(words.say("field.email"), matching.email().toString()));
    matching
        .fields()
        .forEach((target, value) -> matches.add(MatchingWords.match(target, value, words)));
    return matches;
  }

  private static ExportView.Run run(ExportRun run, Words words) {
    boolean planned = run.counts().members() > 0;
    return new ExportView.Run(
        run.number(),
        RunWords.address(run),
        words.status(run.status()),
        RunWords.trigger(run, words),
        words.moment(run.queuedAt()),
        run.startedAt()
            .flatMap(start -> run.endedAt().map(end -> Duration.between(start, end)))
            .map(words::span)
            .orElse(""),
        planned ? words.number(run.counts().added() + run.counts().updated()) : "",
        planned ? words.number(run.counts().heldBackTotal()) : "",
        RunWords.state(run, words));
  }
}
