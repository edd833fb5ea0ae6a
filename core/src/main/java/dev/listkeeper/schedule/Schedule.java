package dev.listkeeper.schedule;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.listkeeper.problem.Problem;
import dev.listkeeper.problem.ProblemCode;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneRules;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Times at which something runs by itself, as wall clocks show them. A time that daylight saving
 * skips runs at the next valid minute, one that it repeats runs the first time only.
 *
 * @param off nothing runs by itself; the rest is kept for when it is switched on again
 * @param days on which it runs; empty for every day
 * @param times of day, whole minutes, ascending; may be empty only when it is off
 * @param zone whose wall clock counts; absent for the workspace's
 */
public record Schedule(
    @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean off,
    Set<DayOfWeek> days,
    @JsonFormat(pattern = "HH:mm") List<LocalTime> times,
    Optional<ZoneId> zone) {
  /** As many as quarters of an hour in a day. */
  public static final int MOST_TIMES = 96;

  /** Never by itself. */
  public static final Schedule OFF = new Schedule(true, Set.of(), List.of(), Optional.empty());

  /**
   * @throws Problem INVALID_REQUEST for one without times that is not off, for more than {@link
   *     #MOST_TIMES}, and for times with seconds
   */
  public Schedule {
    EnumSet<DayOfWeek> inOrder = EnumSet.noneOf(DayOfWeek.class);
    inOrder.addAll(days);
    days = Collections.unmodifiableSet(inOrder);
    times = times.stream().distinct().sorted().toList();
    if (times.isEmpty() && !off) {
      throw new Problem(
          ProblemCode.INVALID_REQUEST,
          "The schedule has no times of day; give at least one, or switch it off.");
    }
    if (times.size() > MOST_TIMES) {
      throw new Problem(
          ProblemCode.INVALID_REQUEST,
          "A schedule has at most "
              + MOST_TIMES
              + " times of day; this one has "
              + times.size()
              + ".");
    }
    if (times.stream().anyMatch(time -> !time.equals(time.truncatedTo(ChronoUnit.MINUTES)))) {
      throw new Problem(
          ProblemCode.INVALID_REQUEST, "Times of a schedule are whole minutes, such as 06:30.");
    }
  }

  /** As it is written in a file, where all but the times may be left out. */
  @JsonCreator
  static Schedule written(
      @JsonProperty("off") @Nullable Boolean off,
      @JsonProperty("days") @Nullable Set<DayOfWeek> days,
      @JsonProperty("times") @JsonFormat(pattern = "HH:mm") @Nullable List<LocalTime> times,
      @JsonProperty("zone") @Nullable ZoneId zone) {
    return new Schedule(
        off != null && off,
        days == null ? Set.of() : days,
        times == null ? List.of() : times,
        Optional.ofNullable(zone));
  }

  /** Every day at these times. */
  public static Schedule daily(ZoneId zone, LocalTime... times) {
    return new Schedule(false, Set.of(), List.of(times), Optional.of(zone));
  }

  /** On these days at these times. */
  public static Schedule weekly(ZoneId zone, Set<DayOfWeek> days, LocalTime... times) {
    return new Schedule(false, days, List.of(times), Optional.of(zone));
  }

  /** The same, and nothing runs by itself until it is switched on again. */
  public Schedule switchedOff() {
    return new Schedule(true, days, times, zone);
  }

  /**
   * The same, running.
   *
   * @throws Problem INVALID_REQUEST if it has no times
   */
  public Schedule switchedOn() {
    return new Schedule(false, days, times, zone);
  }

  /**
   * The first time after a moment; empty when it is off.
   *
   * @param home the zone that counts when the schedule names none
   */
  public Optional<Instant> next(Instant after, ZoneId home) {
    return upcoming(after, home).findFirst();
  }

  /** The first so many times after a moment, ascending. */
  public List<Instant> next(int count, Instant after, ZoneId home) {
    return upcoming(after, home).limit(count).toList();
  }

  private Stream<Instant> upcoming(Instant after, ZoneId home) {
    if (off) {
      return Stream.empty();
    }
    ZoneId counts = zone.orElse(home);
    // A day earlier, because a time that a whole skipped day held runs on the day after it.
    LocalDate first = after.atZone(counts).toLocalDate().minusDays(1);
    return Stream.iterate(first, day -> day.plusDays(1))
        .filter(day -> days.isEmpty() || days.contains(day.getDayOfWeek()))
        .flatMap(day -> times.stream().map(time -> at(day.atTime(time), counts.getRules())))
        .filter(instant -> instant.isAfter(after))
        .distinct();
  }

  /** When a wall clock first shows a time, or passes it by. */
  private static Instant at(LocalDateTime shown, ZoneRules rules) {
    List<ZoneOffset> offsets = rules.getValidOffsets(shown);
    return offsets.isEmpty()
        ? rules.getTransition(shown).getInstant()
        : shown.toInstant(offsets.getFirst());
  }
}
