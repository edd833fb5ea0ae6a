package dev.listkeeper.snapshot;

import dev.listkeeper.problem.Problem;
import dev.listkeeper.problem.ProblemCode;
import dev.listkeeper.query.Query;
import dev.listkeeper.query.QueryEngine;
import dev.listkeeper.query.Snapshot;
import dev.listkeeper.workspace.Workspace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Writes datasets and finds their last committed version. A crash leaves either the old version or
 * the new one: the folder is complete before the catalog's row is written, and a folder without a
 * row is swept.
 */
public final class Snapshots {
  private final Workspace workspace;
  private final QueryEngine engine;
  private final Catalog catalog;

  public Snapshots(Workspace workspace, QueryEngine engine, Catalog catalog) {
    this.workspace = workspace;
    this.engine = engine;
    this.catalog = catalog;
  }

  /** Stores the query's result as the dataset's new version. */
  public Version store(DatasetName dataset, Query query, String origin) {
    return commit(dataset, write(dataset, query), origin);
  }

  /** Stores the query's result without making it count yet. */
  public Snapshot write(DatasetName dataset, Query query) {
    return engine.store(query, folder(dataset));
  }

  /** Makes a written snapshot the dataset's latest version. */
  public Version commit(DatasetName dataset, Snapshot snapshot, String origin) {
    return catalog.commit(dataset, snapshot, workspace.clock().instant(), origin);
  }

  /**
   * Makes a dataset's next version from the latest one and forgets that. When others do the same at
   * once, each builds on what the one before it committed, and nothing is lost.
   *
   * @param next the rows from the latest version; asked again when another one came first
   */
  public Version succeed(
      DatasetName dataset, Function<Optional<Version>, Query> next, String origin) {
    while (true) {
      Optional<Version> before = latest(dataset);
      Snapshot snapshot = write(dataset, next.apply(before));
      Optional<Version> committed =
          catalog.commitAfter(before, dataset, snapshot, workspace.clock().instant(), origin);
      if (committed.isPresent()) {
        retain(dataset, 1);
        return committed.get();
      }
    }
  }

  public Optional<Version> latest(DatasetName dataset) {
    return catalog.latest(dataset);
  }

  /**
   * The latest version.
   *
   * @throws Problem NOT_REFRESHED when there is none, with {@code advice} on what to do
   */
  public Version require(DatasetName dataset, String advice) {
    return latest(dataset).orElseThrow(() -> new Problem(ProblemCode.NOT_REFRESHED, advice));
  }

  /** Forgets all versions of every dataset that is not needed; their folders are swept later. */
  public void retainOnly(Predicate<DatasetName> needed) {
    catalog.datasets().stream().filter(needed.negate()).forEach(dataset -> retain(dataset, 0));
  }

  /** Forgets all but the newest {@code keep} versions of a dataset. */
  public void retain(DatasetName dataset, int keep) {
    List<Version> versions = catalog.versions(dataset);
    if (versions.size() > keep) {
      catalog.forget(versions.subList(keep, versions.size()));
    }
  }

  /**
   * Deletes folders that no committed version names and that are older than the grace period.
   * Returns how many.
   */
  public int sweep(Duration grace) {
    Set<Path> kept = catalog.folders();
    Instant before = workspace.clock().instant().minus(grace);
    int swept = 0;
    for (Path folder : folders()) {
      if (!kept.contains(folder) && modified(folder).isBefore(before)) {
        delete(folder);
        swept++;
      }
    }
    return swept;
  }

  /** A new place for a snapshot of the dataset; it does not exist yet. */
  public Path folder(DatasetName dataset) {
    Path parent = workspace.snapshots().resolve(dataset.toString());
    try {
      Files.createDirectories(parent);
    } catch (IOException e) {
      throw new UncheckedIOException("The folder " + parent + " can't be made.", e);
    }
    return parent.resolve(UUID.randomUUID().toString());
  }

  private List<Path> folders() {
    if (!Files.isDirectory(workspace.snapshots())) {
      return List.of();
    }
    try (Stream<Path> found =
        Files.find(workspace.snapshots(), 3, (path, what) -> what.isDirectory())) {
      return found
          .filter(path -> workspace.snapshots().relativize(path).getNameCount() == 3)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Instant modified(Path folder) {
    try {
      return Files.getLastModifiedTime(folder).toInstant();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The folder " + folder + " can't be deleted.", e);
    }
  }
}
