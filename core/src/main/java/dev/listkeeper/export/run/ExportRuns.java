package dev.listkeeper.export.run;

import dev.listkeeper.query.Snapshot;
import dev.listkeeper.snapshot.DatasetName;
import dev.listkeeper.workspace.Key;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Stored runs and their batches. Thread-safe; every save is durable when it returns. */
public interface ExportRuns {
  /**
   * Adds a queued run, with the export's next number. One at most waits for an export, and one plan
   * beside it: when there is one already, it is given instead, widened to what is asked now.
   */
  ExportRun add(Key export, ExportRun.Request request);

  void save(ExportRun run);

  /**
   * Saves a run that begins to work on its list; false, and nothing is saved, while another run is
   * at work on that list, and when it was widened since it was read.
   */
  boolean begin(ExportRun run);

  /**
   * Saves a run that somebody approved; false, and nothing is saved, if it waits no longer or was
   * approved before.
   *
   * @param by who
   */
  boolean approve(ExportRun run, String by);

  /**
   * Saves a run's end and makes its outcomes and the list's new ledger count, in one transaction.
   *
   * @param commits datasets and what they become; none when nothing was learnt
   */
  void end(ExportRun run, List<Commit> commits);

  /** A snapshot that becomes a dataset's latest version. */
  record Commit(DatasetName dataset, Snapshot snapshot, String origin) {}

  Optional<ExportRun> find(Key export, int number);

  /** The newest first. */
  List<ExportRun> latest(Key export, int limit, long offset);

  /** Of all exports, the newest first. */
  List<ExportRun> latest(int limit);

  /** Of each export that was run, the newest run; plans are none. */
  List<ExportRun> latestOfEach();

  long count(Key export);

  /** Runs that are not done, the oldest first. */
  List<ExportRun> unfinished();

  /** Runs that ended before a time, but for the latest of each export. */
  List<ExportRun> endedBefore(Instant time);

  /** Removes a run that has ended, with its batches. */
  void forget(ExportRun run);

  /** Adds the batch, or replaces the one with its number. */
  void save(Batch batch);

  /** Forgets a batch that is known not to have reached the service. */
  void withdraw(Batch batch);

  /** In order of number. */
  List<Batch> batches(long run);
}
