package dev.listkeeper.server.web.run;

import dev.listkeeper.export.run.ExportRun;
import dev.listkeeper.export.run.RunCounts;
import dev.listkeeper.server.web.view.Words;

/** What there is to say about a run in one sentence. */
public final class RunWords {
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
      case QUEUED, REFRESHING, NOT_STARTED -> words.say("run.now", run.state());
    };
  }

  /** Where a run's page is. */
  public static String address(ExportRun run) {
    return "/exports/" + run.export() + "/runs/" + run.number();
  }
}
