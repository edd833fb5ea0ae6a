package dev.listkeeper.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What goes wrong between Listkeeper and the service. */
final class Weather {
  /** What becomes of one call. */
  enum Fault {
    NONE,
    NO_CONNECTION,
    RESET_BEFORE,
    RESET_AFTER,
    HANGS_BEFORE,
    HANGS_AFTER,
    STATUS_500,
    WEB_PAGE_502,
    STATUS_503,
    THROTTLED,
    GARBAGE,
    TRUNCATED,
    TRUNCATED_SILENTLY
  }

  private static final List<Fault> FAULTS =
      List.of(Fault.values()).subList(1, Fault.values().length);

  private static final List<Fault> OUTAGE =
      List.of(Fault.NO_CONNECTION, Fault.STATUS_503, Fault.WEB_PAGE_502, Fault.RESET_BEFORE);

  private final Chance chance;
  private final SimulatedClock clock;
  private final Mood mood;
  private Instant awayUntil = Instant.MIN;
  private Fault away = Fault.NONE;
  private boolean clear;

  Weather(Chance chance, SimulatedClock clock, Mood mood) {
    this.chance = chance;
    this.clock = clock;
    this.mood = mood;
  }

  /** What becomes of the next call. */
  Fault next() {
    if (clear) {
      return Fault.NONE;
    }
    if (clock.instant().isBefore(awayUntil)) {
      return away;
    }
    if (chance.oneIn(mood.outages())) {
      away = chance.pick(OUTAGE);
      awayUntil = clock.instant().plus(Duration.ofMinutes(chance.between(1, 120)));
      return away;
    }
    return chance.oneIn(mood.faults()) ? chance.pick(FAULTS) : Fault.NONE;
  }

  /** Nothing goes wrong any more. */
  void clearsUp() {
    clear = true;
  }
}
