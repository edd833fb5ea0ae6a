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
import dev.listkeeper.server.security.Permission;
import dev.listkeeper.server.web.run.RunWords;
import dev.listkeeper.server.web.view.PagerView;
import dev.listkeeper.server.web.view.Paging;
import dev.listkeeper.server.web.view.StatusView;
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

  ExportsView list(CurrentUser user, Words words) {
    List<ExportsView.Line> lines =
        sections.exports().stored().all().stream()
            .map(export -> line(export, user, words))
            .toList();
    return new ExportsView(
        words.say("exports.state", lines.size()), user.may(Permission.CONFIGURE_EXPORTS), lines);
  }

  private ExportsView.Line line(Export export, CurrentUser user, Words words) {
    Optional<ExportRun> last = latest(export);
    return new ExportsView.Line(
        export.displayName(),
        address(export.key()),
        connection(export, user),
        status(last, words),
        last.filter(run -> run.status().isGood())
            .map(run -> words.number(run.counts().listMembers()))
            .orElse(""),
        words.moment(last.flatMap(ExportRun::endedAt)),
        last.filter(run -> run.failure().isPresent())
            .map(run -> RunWords.state(run, words))
            .orElse(""));
  }

  ExportView one(Export export, CurrentUser user, Paging paging, Words words) {
    Optional<ExportRun> last = latest(export);
    return new ExportView(
        export.displayName(),
        address(export.key()),
        last.map(run -> RunWords.state(run, words)).orElseGet(() -> words.say("export.never")),
        status(last, words),
        last.filter(run -> !run.status().isFinal()).isPresent(),
        rights.mayEdit(user, export),
        stands(export, words),
        connection(export, user),
        export.list().map(ListId::value).orElse(""),
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

  private Optional<ExportRun> latest(Export export) {
    return runs.latest(export.key(), 1, 0).stream().findFirst();
  }

  private static StatusView status(Optional<ExportRun> last, Words words) {
    return words.status(last.map(ExportRun::status).orElse(Status.NOT_STARTED));
  }

  private String connection(Export export, CurrentUser user) {
    return rights
        .asSeenBy(user, export)
        .connection()
        .map(key ->
            sections
                .connections()
                .stored()
                .find(key)
                .map(Connection::displayName)
                .orElse(key.value()))
        .orElse("");
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
        words.say("trigger", run.trigger()),
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
