package dev.listkeeper.server.web.run;

import dev.listkeeper.export.Export;
import dev.listkeeper.export.run.ExportRun;
import dev.listkeeper.export.run.Forecast;
import dev.listkeeper.export.run.Trigger;
import dev.listkeeper.segment.SegmentEvaluator;
import dev.listkeeper.server.web.view.Words;
import dev.listkeeper.snapshot.Catalog;
import dev.listkeeper.snapshot.Version;
import dev.listkeeper.workspace.Key;
import dev.listkeeper.workspace.Workspace;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** When, by whom, on what, and at what cost a run was made. */
final class RunFacts {
  private final Catalog catalog;
  private final Workspace workspace;

  RunFacts(Catalog catalog, Workspace workspace) {
    this.catalog = catalog;
    this.workspace = workspace;
  }

  List<RunView.Fact> of(Export export, ExportRun run, Words words) {
    List<RunView.Fact> facts = new ArrayList<>();
    facts.add(text("trigger", RunWords.trigger(run, words), words));
    if (run.trigger() != Trigger.ON_DEMAND) {
      facts.add(text("by", run.by(), words));
    }
    run.startedAt()
        .ifPresent(at -> {
          facts.add(moment("started", at, words));
          Duration took = Duration.between(at, run.endedAt().orElseGet(workspace.clock()::instant));
          String name = run.endedAt().isPresent() ? "took" : "so-far";
          facts.add(text(name, words.span(took), words));
        });
    Instant start = run.startedAt().orElse(run.queuedAt());
    membership(export, start)
        .ifPresent(at ->
            facts.add(
                new RunView.Fact(
                    words.say("fact.membership"),
                    words.say("fact.age", words.span(Duration.between(at, start))),
                    words.moment(at))));
    run.pulledAt().ifPresent(at -> facts.add(moment("pulled", at, words)));
    run.forecast()
        .filter(forecast -> forecast.calls() > 0)
        .ifPresent(forecast -> facts.add(text("forecast", phases(forecast, words), words)));
    run.forecast()
        .filter(forecast -> run.endedAt().isEmpty())
        .ifPresent(forecast -> facts.add(text("left", words.number(forecast.left()), words)));
    facts.add(text("calls", words.number(run.calls()), words));
    facts.add(text("imports", words.number(run.imports()), words));
    return facts;
  }

  private static String phases(Forecast forecast, Words words) {
    return words.say(
        "run.forecast",
        forecast.calls(),
        forecast.imports(),
        forecast.lookups(),
        forecast.removals(),
        forecast.readBack(),
        forecast.looks());
  }

  /** When the oldest membership that the run could use was found. */
  private Optional<Instant> membership(Export export, Instant start) {
    return export.segments().stream()
        .flatMap(segment -> before(segment, start).stream())
        .min(Comparator.naturalOrder());
  }

  private Optional<Instant> before(Key segment, Instant start) {
    return catalog.versions(SegmentEvaluator.dataset(segment)).stream()
        .map(Version::committedAt)
        .filter(at -> !at.isAfter(start))
        .findFirst();
  }

  private static RunView.Fact text(String name, String text, Words words) {
    return new RunView.Fact(words.say("fact." + name), text, null);
  }

  private static RunView.Fact moment(String name, Instant at, Words words) {
    return new RunView.Fact(words.say("fact." + name), "", words.moment(at));
  }
}
