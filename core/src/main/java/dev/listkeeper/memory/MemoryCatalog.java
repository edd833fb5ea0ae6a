package dev.listkeeper.memory;

import dev.listkeeper.query.Snapshot;
import dev.listkeeper.snapshot.Catalog;
import dev.listkeeper.snapshot.DatasetName;
import dev.listkeeper.snapshot.Version;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A catalog that lives as long as the object. */
public final class MemoryCatalog implements Catalog {
  private final List<Version> versions = new ArrayList<>();
  private long ids;

  @Override
  public synchronized Optional<Version> latest(DatasetName dataset) {
    return versions(dataset).stream().findFirst();
  }

  @Override
  public synchronized List<Version> versions(DatasetName dataset) {
    return versions.stream()
        .filter(version -> version.dataset().equals(dataset))
        .sorted(Comparator.comparingLong(Version::id).reversed())
        .toList();
  }

  @Override
  public synchronized Set<DatasetName> datasets() {
    return versions.stream().map(Version::dataset).collect(Collectors.toSet());
  }

  @Override
  public synchronized Version commit(
      DatasetName dataset, Snapshot snapshot, Instant at, String origin) {
    Version version = new Version(++ids, dataset, snapshot, at, origin);
    versions.add(version);
    return version;
  }

  @Override
  public synchronized Optional<Version> commitAfter(
      Optional<Version> before, DatasetName dataset, Snapshot snapshot, Instant at, String origin) {
    return latest(dataset).equals(before)
        ? Optional.of(commit(dataset, snapshot, at, origin))
        : Optional.empty();
  }

  @Override
  public synchronized void forget(List<Version> gone) {
    versions.removeAll(gone);
  }

  @Override
  public synchronized Set<Path> folders() {
    return versions.stream()
        .map(version -> version.snapshot().folder())
        .collect(Collectors.toSet());
  }
}
