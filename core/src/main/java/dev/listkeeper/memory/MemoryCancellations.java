package dev.listkeeper.memory;

import dev.listkeeper.workspace.Cancellations;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Wishes that live as long as the object. */
public final class MemoryCancellations implements Cancellations {
  private final Map<String, String> wishes = new ConcurrentHashMap<>();

  @Override
  public void ask(String work, String by, Instant at) {
    wishes.putIfAbsent(work, by);
  }

  @Override
  public Optional<String> askedBy(String work) {
    return Optional.ofNullable(wishes.get(work));
  }
}
