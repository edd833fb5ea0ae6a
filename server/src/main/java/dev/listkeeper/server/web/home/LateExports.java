package dev.listkeeper.server.web.home;

import dev.listkeeper.export.Export;
import dev.listkeeper.export.run.ExportRun;
import dev.listkeeper.schedule.Schedule;
import dev.listkeeper.server.store.DefinitionChanges;
import dev.listkeeper.server.store.DefinitionChanges.Changed;
import dev.listkeeper.server.store.StoredSystemSchedule;
import dev.listkeeper.workspace.Key;
import dev.listkeeper.workspace.Status;
import dev.listkeeper.workspace.Workspace;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which exports should have run by their schedule, or the system's, and have not. */
final class LateExports {
  /** Refreshes take their time, and runs may wait for one another. */
  private static final Duration PATIENCE = Duration.ofHours(1);

  /** Told otherwise. */
  private static final Set<Status> OTHERS =
      Set.of(Status.FAILED, Status.SKIPPED, Status.NEEDS_APPROVAL);

  private final StoredSystemSchedule system;
  private final DefinitionChanges changes;
  private final Workspace workspace;

  LateExports(StoredSystemSchedule system, DefinitionChanges changes, Workspace workspace) {
    this.system = system;
    this.changes = changes;
    this.workspace = workspace;
  }

  /** The schedules as they are now, read once for all exports. */
  Now now() {
    return new Now(system.find(), changes.of("export"), workspace);
  }

  /** Schedules at one moment. */
  record Now(
      Optional<StoredSystemSchedule.Set> system, Map<Key, Changed> changes, Workspace workspace) {

    /**
     * When it was due; empty if it is not late. A schedule counts from when it was last changed.
     *
     * @param last its latest run
     */
    Optional<Instant> since(Export export, Optional<ExportRun> last) {
      boolean isElsewhere = last.filter(run -> OTHERS.contains(run.status())).isPresent();
      if (export.connection().isEmpty() || isElsewhere) {
        return Optional.empty();
      }
      Optional<Schedule> schedule =
          export.schedule().or(() -> system.map(StoredSystemSchedule.Set::schedule));
      Instant changed =
          Optional.ofNullable(changes.get(export.key())).map(Changed::at).orElse(Instant.EPOCH);
      Instant counts =
          export.schedule().isPresent()
              ? changed
              : latest(changed, system.map(StoredSystemSchedule.Set::at).orElse(Instant.EPOCH));
      Instant from = latest(counts, last.map(ExportRun::queuedAt).orElse(Instant.EPOCH));
      return schedule
          .flatMap(one -> one.next(from, workspace.zone()))
          .filter(due -> due.plus(PATIENCE).isBefore(workspace.clock().instant()));
    }
  }

  private static Instant latest(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
