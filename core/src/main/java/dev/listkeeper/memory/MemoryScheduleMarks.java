package dev.listkeeper.memory;

import dev.listkeeper.schedule.ScheduleMarks;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Marks in memory, for one thread. */
public final class MemoryScheduleMarks implements ScheduleMarks {
  private final Map<String, Mark> marks = new HashMap<>();

  @Override
  public Optional<Mark> find(String subject) {
    return Optional.ofNullable(marks.get(subject));
  }

  @Override
  public boolean move(String subject, Optional<Mark> seen, Mark to, Runnable alongside) {
    if (!find(subject).equals(seen)) {
      return false;
    }
    alongside.run();
    marks.put(subject, to);
    return true;
  }

  @Override
  public void keepOnly(Set<String> subjects) {
    marks.keySet().retainAll(subjects);
  }
}
