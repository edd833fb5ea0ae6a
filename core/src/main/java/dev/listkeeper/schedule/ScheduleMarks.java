package dev.listkeeper.schedule;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** Up to when the times of schedules have been seen to. */
public interface ScheduleMarks {
  /** A schedule as last seen, and up to when its times have been seen to. */
  record Mark(Schedule schedule, Instant until) {}

  /** The mark of a subject; empty for one never looked at. */
  Optional<Mark> find(String subject);

  /**
   * Moves a mark on and does something with it: both or neither. False, and nothing done, when
   * somebody else moved it first.
   *
   * @param seen the mark it is moved from; empty to make the first
   */
  boolean move(String subject, Optional<Mark> seen, Mark to, Runnable alongside);

  /** Forgets the marks of all other subjects. */
  void keepOnly(Set<String> subjects);
}
