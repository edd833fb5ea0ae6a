package dev.listkeeper.server.store;

import dev.listkeeper.export.Export;
import dev.listkeeper.workspace.Definitions;
import dev.listkeeper.workspace.Key;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.transaction.support.TransactionOperations;

/** Exports, each the only owner of its list: saving one claims the list in the same transaction. */
public final class OwnedExports implements Definitions<Export> {
  private final Definitions<Export> stored;
  private final ListOwners owners;
  private final TransactionOperations transaction;

  public OwnedExports(
      Definitions<Export> stored, ListOwners owners, TransactionOperations transaction) {
    this.stored = stored;
    this.owners = owners;
    this.transaction = transaction;
  }

  @Override
  public List<Export> all() {
    return stored.all();
  }

  @Override
  public Optional<Export> find(Key key) {
    return stored.find(key);
  }

  @Override
  public void save(Export export) {
    transaction.executeWithoutResult(status -> {
      owners.claim(export);
      stored.save(export);
    });
  }

  @Override
  public boolean remove(Key key) {
    return Objects.requireNonNull(
        transaction.execute(status -> {
          owners.release(key);
          return stored.remove(key);
        }));
  }
}
