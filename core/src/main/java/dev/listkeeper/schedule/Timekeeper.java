package dev.listkeeper.schedule;

import dev.listkeeper.schedule.ScheduleMarks.Mark;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Starts what is due. It looks at the schedules as they are now, whoever changed them and how; of
 * times that passed while nobody looked it starts one. Several may look at once: what is due is
 * started by one of them.
 */
public final class Timekeeper {
  private static final System.Logger LOG = System.getLogger(Timekeeper.class.getName());

  private final ScheduleMarks marks;
  private final Clock clock;
  private final ZoneId zone;

  /**
   * @param zone that counts for schedules which name none
   */
  public Timekeeper(ScheduleMarks marks, Clock clock, ZoneId zone) {
    this.marks = marks;
    this.clock = clock;
    this.zone = zone;
  }

  /**
   * Something with times of its own.
   *
   * @param subject what it is remembered by
   * @param since when its schedule began to count, should nobody have looked at it yet
   * @param start called when it is due; what it writes is written with the mark or not at all
   */
  public record Timed(String subject, Schedule schedule, Instant since, Runnable start) {}

  /**
   * Looks once.
   *
   * @param all there are; whatever is not among them is forgotten
   */
  public void look(List<Timed> all) {
    all.forEach(this::consider);
    marks.keepOnly(all.stream().map(Timed::subject).collect(Collectors.toUnmodifiableSet()));
  }

  private void consider(Timed timed) {
    Instant now = clock.instant();
    Optional<Mark> seen = marks.find(timed.subject());
    Optional<Mark> counts = seen.filter(mark -> mark.schedule().equals(timed.schedule()));
    Instant from = counts.map(Mark::until).orElse(timed.since());
    Optional<Instant> due = timed.schedule().next(from, zone).filter(time -> !time.isAfter(now));
    if (due.isEmpty() && counts.isPresent()) {
      return; // nothing to note: the mark says what it said
    }
    boolean moved =
        marks.move(
            timed.subject(),
            seen,
            new Mark(timed.schedule(), now),
            () -> due.ifPresent(_ -> timed.start().run()));
    if (moved && due.isPresent()) {
      LOG.log(System.Logger.Level.INFO, "Due since {0}: {1}", due.get(), timed.subject());
    }
  }
}
