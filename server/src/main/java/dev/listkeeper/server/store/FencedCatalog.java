package dev.listkeeper.server.store;

import dev.listkeeper.query.Snapshot;
import dev.listkeeper.snapshot.Catalog;
import dev.listkeeper.snapshot.DatasetName;
import dev.listkeeper.snapshot.Version;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.springframework.transaction.support.TransactionOperations;

/** A catalog that takes nothing from a process that lost its work. */
public final class FencedCatalog implements Catalog {
  private final Catalog catalog;
  private final Fence fence;
  private final TransactionOperations transaction;

  public FencedCatalog(Catalog catalog, Fence fence, TransactionOperations transaction) {
    this.catalog = catalog;
    this.fence = fence;
    this.transaction = transaction;
  }

  @Override
  public Optional<Version> latest(DatasetName dataset) {
    return catalog.latest(dataset);
  }

  @Override
  public List<Version> versions(DatasetName dataset) {
    return catalog.versions(dataset);
  }

  @Override
  public Set<DatasetName> datasets() {
    return catalog.datasets();
  }

  @Override
  public Version commit(DatasetName dataset, Snapshot snapshot, Instant at, String origin) {
    return Objects.requireNonNull(
        transaction.execute(_ -> {
          fence.check();
          return catalog.commit(dataset, snapshot, at, origin);
        }));
  }

  @Override
  public Optional<Version> commitAfter(
      Optional<Version> before, DatasetName dataset, Snapshot snapshot, Instant at, String origin) {
    return Objects.requireNonNull(
        transaction.execute(status -> {
          fence.check();
          Optional<Version> committed = catalog.commitAfter(before, dataset, snapshot, at, origin);
          if (committed.isEmpty()) {
            status.setRollbackOnly();
          }
          return committed;
        }));
  }

  @Override
  public void forget(List<Version> versions) {
    transaction.executeWithoutResult(_ -> {
      fence.check();
      catalog.forget(versions);
    });
  }

  @Override
  public Set<Path> folders() {
    return catalog.folders();
  }
}
