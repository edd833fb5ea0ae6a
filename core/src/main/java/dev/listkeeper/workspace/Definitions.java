package dev.listkeeper.workspace;

import java.util.List;
import java.util.Optional;

/**
 * The stored definitions of one kind, ordered by key. Thread-safe; a definition saved by one thread
 * is seen by all.
 *
 * @param <T> the kind
 */
public interface Definitions<T extends Definition> {
  List<T> all();

  Optional<T> find(Key key);

  /** Adds the definition or replaces the one with its key. */
  void save(T definition);

  /** Removes it; false when there was none. */
  boolean remove(Key key);
}
