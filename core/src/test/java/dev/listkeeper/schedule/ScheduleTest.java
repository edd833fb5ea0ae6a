package dev.listkeeper.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.listkeeper.problem.Problem;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScheduleTest {
  private static final ZoneId TALLINN = ZoneId.of("Europe/Tallinn");

  @Test
  void aDayHasAllItsTimesInOrder() {
    Schedule schedule = Schedule.daily(TALLINN, LocalTime.of(18, 0), LocalTime.of(6, 0));

    assertThat(schedule.next(3, Instant.parse("2026-01-15T04:00:00Z"), TALLINN))
        .containsExactly(
            Instant.parse("2026-01-15T16:00:00Z"),
            Instant.parse("2026-01-16T04:00:00Z"),
            Instant.parse("2026-01-16T16:00:00Z"));
  }

  @Test
  void onlyTheChosenDaysCount() {
    Schedule schedule =
        Schedule.weekly(TALLINN, Set.of(DayOfWeek.MONDAY, DayOfWeek.THURSDAY), LocalTime.of(6, 0));

    assertThat(schedule.next(3, Instant.parse("2026-01-15T12:00:00Z"), TALLINN))
        .containsExactly(
            Instant.parse("2026-01-19T04:00:00Z"),
            Instant.parse("2026-01-22T04:00:00Z"),
            Instant.parse("2026-01-26T04:00:00Z"));
  }

  @Test
  void whatIsOffHasNoTimesAndKeepsThem() {
    Schedule schedule =
        new Schedule(true, Set.of(), List.of(LocalTime.of(6, 0)), Optional.of(TALLINN));

    assertThat(schedule.next(Instant.EPOCH, TALLINN)).isEmpty();
    assertThat(schedule.times()).containsExactly(LocalTime.of(6, 0));
    assertThat(Schedule.OFF.next(3, Instant.EPOCH, TALLINN)).isEmpty();
  }

  @Test
  void theWorkspacesZoneCountsWhereNoneIsNamed() {
    Schedule schedule =
        new Schedule(false, Set.of(), List.of(LocalTime.of(6, 0)), Optional.empty());

    assertThat(schedule.next(Instant.parse("2026-01-15T00:00:00Z"), ZoneId.of("Asia/Tokyo")))
        .contains(Instant.parse("2026-01-15T21:00:00Z"));
  }

  @ParameterizedTest
  @CsvSource({
    // Skipped: clocks go from 03:00 to 04:00.
    "Europe/Tallinn, 03:30, 2026-03-28T12:00:00Z, 2026-03-29T01:00:00Z, 2026-03-30T00:30:00Z",
    // Repeated: clocks go from 04:00 back to 03:00.
    "Europe/Tallinn, 03:30, 2026-10-24T12:00:00Z, 2026-10-25T00:30:00Z, 2026-10-26T01:30:00Z",
    // Half an hour only.
    "Australia/Lord_Howe, 02:15, 2026-10-03T00:00:00Z, 2026-10-03T15:30:00Z, 2026-10-04T15:15:00Z",
    // Midnight itself is skipped.
    "Africa/Cairo, 00:00, 2026-04-23T12:00:00Z, 2026-04-23T22:00:00Z, 2026-04-24T21:00:00Z",
    // A whole day is skipped: the times of 30 and 31 December 2011.
    "Pacific/Apia, 00:00, 2011-12-30T00:00:00Z, 2011-12-30T10:00:00Z, 2011-12-31T10:00:00Z",
  })
  void daylightSavingNeitherLosesNorDoublesARun(
      ZoneId zone, LocalTime time, Instant after, Instant first, Instant second) {
    assertThat(Schedule.daily(zone, time).next(2, after, zone)).containsExactly(first, second);
  }

  /** The oracle walks the wall clock minute by minute and runs when it reaches or passes a time. */
  @ParameterizedTest
  @CsvSource({
    "Europe/Tallinn, 2026",
    "America/New_York, 2025",
    "Australia/Lord_Howe, 2027",
    "America/St_Johns, 2006",
    "Africa/Casablanca, 2026",
    "Pacific/Apia, 2011",
    "Asia/Kathmandu, 2026",
    "Africa/Cairo, 2026",
    "Antarctica/Troll, 2025",
    "UTC, 2028"
  })
  void agreesWithAWallClockWatchedForAYear(ZoneId zone, int year) {
    long seed = year * 31L + zone.hashCode();
    Random random = new Random(seed);
    for (int round = 0; round < 8; round++) {
      Schedule schedule = random(random, zone);
      Instant from = LocalDate.of(year, 1, 1).atStartOfDay(zone).toInstant();
      Instant to = LocalDate.of(year + 1, 1, 1).atStartOfDay(zone).toInstant();

      List<Instant> expected = watched(schedule, zone, from, to);
      List<Instant> found = new ArrayList<>();
      for (Instant next = after(schedule, from.minusSeconds(1));
          next.isBefore(to);
          next = after(schedule, next)) {
        found.add(next);
      }

      assertThat(found).as("seed %d, round %d: %s", seed, round, schedule).isEqualTo(expected);
    }
  }

  private static Instant after(Schedule schedule, Instant moment) {
    return schedule.next(moment, TALLINN).orElseThrow();
  }

  private static Schedule random(Random random, ZoneId zone) {
    Set<DayOfWeek> days = new TreeSet<>();
    while (random.nextInt(3) > 0) {
      days.add(DayOfWeek.of(1 + random.nextInt(7)));
    }
    LocalTime[] times = new LocalTime[1 + random.nextInt(4)];
    for (int i = 0; i < times.length; i++) {
      // Mostly in the small hours, where the clocks are changed.
      times[i] =
          LocalTime.of(random.nextBoolean() ? random.nextInt(4) : random.nextInt(24), 0)
              .plusMinutes(random.nextInt(60));
    }
    return days.isEmpty() ? Schedule.daily(zone, times) : Schedule.weekly(zone, days, times);
  }

  private static List<Instant> watched(Schedule schedule, ZoneId zone, Instant from, Instant to) {
    List<Instant> runs = new ArrayList<>();
    LocalDateTime reached = LocalDateTime.ofInstant(from.minusSeconds(60), zone);
    for (Instant now = from; now.isBefore(to); now = now.plus(Duration.ofMinutes(1))) {
      LocalDateTime shown = LocalDateTime.ofInstant(now, zone);
      if (shown.isAfter(reached)) {
        if (isDue(schedule, reached, shown)) {
          runs.add(now);
        }
        reached = shown;
      }
    }
    return runs;
  }

  /** Whether a time of the schedule lies after the one, and not after the other. */
  private static boolean isDue(Schedule schedule, LocalDateTime after, LocalDateTime until) {
    return after
        .toLocalDate()
        .datesUntil(until.toLocalDate().plusDays(1))
        .filter(day -> schedule.days().isEmpty() || schedule.days().contains(day.getDayOfWeek()))
        .flatMap(day -> schedule.times().stream().map(day::atTime))
        .anyMatch(time -> time.isAfter(after) && !time.isAfter(until));
  }

  @Test
  void whatMakesNoSenseIsRefused() {
    assertThatThrownBy(
            () -> new Schedule(false, Set.of(DayOfWeek.MONDAY), List.of(), Optional.empty()))
        .isInstanceOf(Problem.class)
        .hasMessageContaining("at least one");
    assertThatThrownBy(() -> Schedule.daily(TALLINN, LocalTime.of(6, 0, 1)))
        .isInstanceOf(Problem.class)
        .hasMessageContaining("whole minutes");
  }
}
