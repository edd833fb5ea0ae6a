package dev.listkeeper.simulation.invariant;

import dev.listkeeper.schedule.Schedule;
import dev.listkeeper.schedule.Timekeeper.Timed;
import dev.listkeeper.simulation.Invariant;
import dev.listkeeper.simulation.World;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What became due between two looks is started by the second, and only once, whoever looks and
 * whoever dies while looking. A wall clock, read every minute, says what became due.
 */
public final class DueIsStartedOnce implements Invariant {
  private final Map<String, Look> last = new HashMap<>();
  private final Map<String, Integer> starts = new HashMap<>();

  private record Look(Schedule schedule, Instant at) {}

  @Override
  public void onStart(World world, String subject) {
    starts.merge(subject, 1, Integer::sum);
  }

  @Override
  public void onLook(World world, List<Timed> all) {
    Instant now = world.clock().instant();
    for (Timed timed : all) {
      int started = starts.getOrDefault(timed.subject(), 0);
      starts.remove(timed.subject());
      Look before = last.put(timed.subject(), new Look(timed.schedule(), now));
      // Other times count from when they are first looked at, perhaps by one who died of it.
      if (before != null && before.schedule().equals(timed.schedule())) {
        long due = due(timed.schedule(), before.at(), now);
        require(
            started <= due && (due == 0 || started > 0),
            timed.subject() + " was due " + due + " times, and started " + started + " times.");
      }
    }
    last.keySet().retainAll(all.stream().map(Timed::subject).collect(Collectors.toSet()));
  }

  private static long due(Schedule schedule, Instant after, Instant until) {
    if (schedule.off()) {
      return 0;
    }
    Instant first = after.truncatedTo(ChronoUnit.MINUTES).plus(1, ChronoUnit.MINUTES);
    return Stream.iterate(
            first, minute -> !minute.isAfter(until), minute -> minute.plus(1, ChronoUnit.MINUTES))
        .filter(minute -> shows(schedule, minute.atZone(schedule.zone().orElse(ZoneOffset.UTC))))
        .count();
  }

  private static boolean shows(Schedule schedule, ZonedDateTime clock) {
    return schedule.times().contains(clock.toLocalTime())
        && (schedule.days().isEmpty() || schedule.days().contains(clock.getDayOfWeek()));
  }
}
