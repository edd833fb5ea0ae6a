package dev.listkeeper.server.web.run;

import dev.listkeeper.export.run.ExportRun;
import dev.listkeeper.export.run.RunCounts;
import dev.listkeeper.server.web.view.Words;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** What there is to say about a run in one sentence. */
public final class RunWords {
  /** Constant Contact's day ends by this clock, wherever the reader is. */
  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("HH:mm").withZone(ZoneOffset.UTC);

  private RunWords() {}

  public static String state(ExportRun run, Words words) {
    if (run.status().isGood() && !run.extent().sends()) {
      RunCounts counts = run.counts();
      return words.say(
          "run.planned", counts.added(), counts.updated(), counts.removals().planned());
    }
    return switch (run.status()) {
      case SUCCESSFUL, COMPLETED_WITH_WARNINGS ->
          words.say("run.said", run.counts().listMembers(), run.counts().heldBackTotal());
      case FAILED, SKIPPED, CANCELED ->
          run.failure()
              .map(ExportRun.Failure::sentence)
              .orElseGet(() -> words.say("status.hint", run.status()));
      case NEEDS_APPROVAL -> words.say("status.hint", run.status());
      case QUEUED, REFRESHING, NOT_STARTED ->
          run.resumesAt()
              .map(at -> words.say("run.waits", CLOCK.format(at)))
              .orElseGet(() -> words.say("run.now", run.state()));
    };
  }

  /** What started a run; of one on demand who did. */
  public static String trigger(ExportRun run, Words words) {
    return words.say("trigger." + run.trigger(), run.by());
  }

  /** Where a run's page is. */
  public static String address(ExportRun run) {
    return "/exports/" + run.export() + "/runs/" + run.number();
  }
}
