package dev.listkeeper.export.constantcontact;

import dev.listkeeper.constantcontact.activity.Activity;
import dev.listkeeper.constantcontact.activity.ActivityError;
import dev.listkeeper.constantcontact.activity.ActivityId;
import dev.listkeeper.constantcontact.activity.ActivityState;
import dev.listkeeper.constantcontact.activity.Counters;
import dev.listkeeper.export.run.Batch;
import dev.listkeeper.export.run.ExportRun;
import dev.listkeeper.export.run.ExportRuns;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Watches batches that the service has accepted, until it is done with them. */
final class InFlight {
  private final ExportRuns runs;
  private final Waiting waiting;

  InFlight(ExportRuns runs, Waiting waiting) {
    this.runs = runs;
    this.waiting = waiting;
  }

  /** Waits until at most so many batches are with the service. One call looks at all of them. */
  void await(RunContext context, ExportRun run, int most) {
    List<Batch> open = in(Batch.State.ACCEPTED, run);
    if (open.size() <= most) {
      return;
    }
    long rows = open.stream().mapToLong(Batch::rows).sum();
    waiting.until(
        Polling.of(most == 0 ? rows : rows / open.size()),
        "its work on what was sent",
        () -> {
          look(context, in(Batch.State.ACCEPTED, run));
          return Optional.of(in(Batch.State.ACCEPTED, run)).filter(still -> still.size() <= most);
        });
  }

  void pause(Duration wait) {
    waiting.pause(wait);
  }

  /** Batches of a run in one state, in order. */
  List<Batch> in(Batch.State state, ExportRun run) {
    return runs.batches(run.id()).stream().filter(batch -> batch.state() == state).toList();
  }

  private void look(RunContext context, List<Batch> open) {
    Map<String, Activity> seen = recent(context, open);
    for (Batch batch : open) {
      String id = batch.activity().orElseThrow();
      Activity activity = seen.get(id);
      if (activity == null) {
        activity = context.account().activities().get(new ActivityId(id));
      }
      if (activity.state().isTerminal()) {
        Batch.State end =
            activity.state() == ActivityState.COMPLETED ? Batch.State.FINISHED : Batch.State.FAILED;
        runs.save(batch.ended(end, counters(batch, activity)));
      }
    }
  }

  private static Map<String, Activity> recent(RunContext context, List<Batch> open) {
    Map<String, Activity> found = new HashMap<>();
    if (open.size() > 1) {
      context
          .account()
          .activities()
          .page(500, Optional.empty())
          .items()
          .forEach(a -> found.put(a.id().value(), a));
    }
    return found;
  }

  private static Batch.Counters counters(Batch batch, Activity activity) {
    Counters counters = activity.counters();
    // The line of an error is a hint that holds only when it points into the file; line 1 is the
    // header.
    List<Integer> lines =
        activity.errors().stream()
            .map(ActivityError::line)
            .filter(OptionalInt::isPresent)
            .map(line -> line.getAsInt() - 2)
            .filter(line -> line >= 0 && line < batch.rows())
            .distinct()
            .toList();
    return new Batch.Counters(
        batch.kind() == Batch.Kind.REMOVAL ? batch.rows() : counters.persons().orElse(0),
        counters.errors().orElse(0),
        counters.correctable().orElse(0),
        counters.cannotAddToList().orElse(0),
        lines);
  }
}
