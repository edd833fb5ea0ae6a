package dev.listkeeper.simulation;

import dev.listkeeper.export.Export;
import dev.listkeeper.export.run.ExportRun;
import dev.listkeeper.export.run.Trigger;
import dev.listkeeper.schedule.Schedule;
import dev.listkeeper.schedule.Timekeeper.Timed;
import dev.listkeeper.workspace.Key;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

/** What has times of its own in a history. */
final class Times {
  private static final List<ZoneId> ZONES = List.of(ZoneOffset.UTC, ZoneId.of("Asia/Kathmandu"));

  private final World world;
  private Optional<Schedule> system = Optional.empty();
  private Instant systemSince = Instant.EPOCH;

  Times(World world) {
    this.world = world;
  }

  /** A schedule, off at times. */
  Schedule any() {
    Chance chance = world.chance();
    if (chance.oneIn(6)) {
      return Schedule.OFF;
    }
    LocalTime[] times = new LocalTime[chance.between(1, 3)];
    for (int i = 0; i < times.length; i++) {
      times[i] = LocalTime.of(chance.below(24), chance.pick(List.of(0, 1, 30, 59)));
    }
    ZoneId zone = chance.pick(ZONES);
    if (chance.oneIn(2)) {
      return Schedule.daily(zone, times);
    }
    EnumSet<DayOfWeek> days = EnumSet.of(chance.pick(List.of(DayOfWeek.values())));
    days.add(chance.pick(List.of(DayOfWeek.values())));
    return Schedule.weekly(zone, days, times);
  }

  /** The system gets other times. */
  void systemChanges() {
    system = Optional.of(any());
    systemSince = world.clock().instant();
  }

  /** All that there is now. */
  List<Timed> all() {
    List<Timed> all = new ArrayList<>();
    system.ifPresent(
        schedule -> all.add(new Timed("system", schedule, systemSince, this::refresh)));
    for (Export export : world.installation().exports().all()) {
      export
          .schedule()
          .ifPresent(own -> {
            String subject = "export " + export.key();
            all.add(
                new Timed(
                    subject,
                    own,
                    world.clock().instant(),
                    () -> run(subject, export.key(), Trigger.OWN_SCHEDULE)));
          });
    }
    return all;
  }

  private void refresh() {
    world.started("system");
    world.data().refresh();
    world.deed("the system refreshes itself");
    world.installation().exports().all().stream()
        .filter(export -> export.schedule().isEmpty())
        .forEach(export -> queue(export.key(), Trigger.SYSTEM_REFRESH));
  }

  private void run(String subject, Key export, Trigger trigger) {
    world.started(subject);
    queue(export, trigger);
  }

  /** A run is to be done. */
  ExportRun queue(Key export, Trigger trigger) {
    ExportRun run =
        world
            .installation()
            .runs()
            .add(export, ExportRun.Request.of(trigger, "ana", world.clock().instant()));
    world.queued(run);
    world.step("run " + export + "/" + run.number() + " is queued: " + trigger);
    return run;
  }
}
