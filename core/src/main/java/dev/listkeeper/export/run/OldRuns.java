package dev.listkeeper.export.run;

import dev.listkeeper.snapshot.Snapshots;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/** Lets go of runs after a time: of what became of people in them, and of their numbers. */
public final class OldRuns {
  private final ExportRuns runs;
  private final Snapshots snapshots;
  private final InstantSource clock;
  private final Duration kept;

  /**
   * @param kept how long a run is kept after its end
   */
  public OldRuns(ExportRuns runs, Snapshots snapshots, InstantSource clock, Duration kept) {
    this.runs = runs;
    this.snapshots = snapshots;
    this.clock = clock;
    this.kept = kept;
  }

  /** Forgets them, but never the latest run of an export. Returns how many. */
  public int forget() {
    List<ExportRun> old = runs.endedBefore(clock.instant().minus(kept));
    for (ExportRun run : old) {
      // People first: were the run's row gone, nobody would look for them again.
      snapshots.retain(run.outcomes(), 0);
      run.passing().forEach(dataset -> snapshots.retain(dataset, 0));
      runs.forget(run);
    }
    return old.size();
  }
}
