package dev.listkeeper.snapshot;

import dev.listkeeper.query.Snapshot;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The rows that make snapshots count: a snapshot without one does not exist for readers.
 * Thread-safe.
 */
public interface Catalog {
  /** The version committed last. */
  Optional<Version> latest(DatasetName dataset);

  /** The versions of a dataset, the newest first. */
  List<Version> versions(DatasetName dataset);

  /** What there are versions of. */
  Set<DatasetName> datasets();

  /** Makes a snapshot the dataset's latest version, durably. */
  Version commit(DatasetName dataset, Snapshot snapshot, Instant at, String origin);

  /**
   * The same, unless something else was committed after {@code before}: empty then.
   *
   * @param before the version the snapshot was made from; empty when there was none
   */
  Optional<Version> commitAfter(
      Optional<Version> before, DatasetName dataset, Snapshot snapshot, Instant at, String origin);

  /** Forgets versions; their folders may then be swept. */
  void forget(List<Version> versions);

  /** Folders of all committed versions. */
  Set<Path> folders();
}
