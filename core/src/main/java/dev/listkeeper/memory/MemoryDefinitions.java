package dev.listkeeper.memory;

import dev.listkeeper.workspace.Definition;
import dev.listkeeper.workspace.Definitions;
import dev.listkeeper.workspace.Key;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/** Definitions that live as long as the object. */
public final class MemoryDefinitions<T extends Definition> implements Definitions<T> {
  private final ConcurrentSkipListMap<Key, T> all = new ConcurrentSkipListMap<>();

  /** With these in it. */
  @SafeVarargs
  public static <T extends Definition> MemoryDefinitions<T> of(T... definitions) {
    MemoryDefinitions<T> made = new MemoryDefinitions<>();
    for (T definition : definitions) {
      made.save(definition);
    }
    return made;
  }

  @Override
  public List<T> all() {
    return List.copyOf(all.values());
  }

  @Override
  public Optional<T> find(Key key) {
    return Optional.ofNullable(all.get(key));
  }

  @Override
  public void save(T definition) {
    all.put(definition.key(), definition);
  }

  @Override
  public boolean remove(Key key) {
    return all.remove(key) != null;
  }
}
