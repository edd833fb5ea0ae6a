package dev.listkeeper.server.web.export;

import dev.listkeeper.export.Export;
import dev.listkeeper.schedule.Schedule;
import java.util.Optional;

/** What a person may choose about an export's schedule. */
enum ScheduleChoice {
  WITH_REFRESH,
  OWN_TIMES,
  ON,
  OFF;

  /** What an export's is now. */
  static ScheduleChoice of(Export export) {
    return export.schedule().map(own -> own.off() ? OFF : OWN_TIMES).orElse(WITH_REFRESH);
  }

  /**
   * The schedule of an export after this choice. Switched off it keeps its days and times; switched
   * on without any it runs with each refresh of the system.
   *
   * @param own counts for {@link #OWN_TIMES} only
   */
  Optional<Schedule> of(Export export, Optional<Schedule> own) {
    return switch (this) {
      case WITH_REFRESH -> Optional.empty();
      case OWN_TIMES -> own;
      case ON ->
          export.schedule().filter(kept -> !kept.times().isEmpty()).map(Schedule::switchedOn);
      case OFF -> export.schedule().map(Schedule::switchedOff).or(() -> Optional.of(Schedule.OFF));
    };
  }
}
