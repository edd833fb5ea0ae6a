package dev.listkeeper.server.web.run;

import dev.listkeeper.export.run.ExportRun;
import dev.listkeeper.export.run.Extent;
import dev.listkeeper.export.run.RunCounts;
import dev.listkeeper.server.store.StoredLeavings;
import dev.listkeeper.server.store.StoredLeavings.Leaving;
import dev.listkeeper.server.web.view.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is worth knowing about a run beside its numbers. */
final class Remarks {
  private final StoredLeavings leavings;

  Remarks(StoredLeavings leavings) {
    this.leavings = leavings;
  }

  /** Whether something follows this run that has not been done yet. */
  boolean isFollowed(ExportRun run) {
    return run.extent() == Extent.NOBODY_STAYS && asked(run).isPresent();
  }

  private Optional<Leaving> asked(ExportRun run) {
    return leavings.find(run.export()).filter(one -> one.number() == run.number());
  }

  List<String> of(ExportRun run, Words words) {
    RunCounts counts = run.counts();
    List<String> remarks = new ArrayList<>();
    if (run.extent() != Extent.CHANGES) {
      remarks.add(words.say("run.extent", run.extent()));
    }
    if (run.extent() == Extent.NOBODY_STAYS) {
      leaving(run, words).ifPresent(remarks::add);
    }
    run.forecast()
        .filter(forecast -> run.endedAt().isEmpty() && !forecast.fits())
        .ifPresent(forecast ->
            remarks.add(words.say("run.does-not-fit", forecast.calls(), forecast.left())));
    if (counts.staying() > 0) {
      remarks.add(words.say("run.staying", counts.staying()));
    }
    if (counts.adoptable() > 0) {
      remarks.add(words.say("run.adoptable", counts.adoptable()));
    }
    if (counts.shortened() > 0) {
      remarks.add(words.say("run.shortened", counts.shortened()));
    }
    if (counts.leftOut() > 0) {
      remarks.add(words.say("run.left-out", counts.leftOut()));
    }
    if (counts.long50() > 0) {
      remarks.add(words.say("run.long", counts.long50()));
    }
    return remarks;
  }

  /** What follows a run that takes everybody off; of one that has ended, that it did not follow. */
  private Optional<String> leaving(ExportRun run, Words words) {
    Optional<Leaving> asked = asked(run);
    if (asked.isPresent()) {
      return Optional.of(words.say("run.then." + asked.get().step(), asked.get().by()));
    }
    if (run.endedAt().isEmpty()) {
      return Optional.empty();
    }
    boolean done = run.status().isGood() && run.counts().removals().undone() == 0;
    return Optional.of(words.say(done ? "run.taken-off" : "run.not-taken-off"));
  }
}
