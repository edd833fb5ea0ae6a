package dev.listkeeper.server.api;

import dev.listkeeper.export.Export;
import dev.listkeeper.schedule.Schedule;
import dev.listkeeper.server.security.CurrentUser;
import dev.listkeeper.server.security.Needs;
import dev.listkeeper.server.security.Permission;
import dev.listkeeper.server.store.StoredSystemSchedule;
import dev.listkeeper.server.workspace.ConnectionRights;
import dev.listkeeper.server.workspace.Sections;
import dev.listkeeper.server.workspace.WorkspaceEditor;
import dev.listkeeper.workspace.Key;
import dev.listkeeper.workspace.Workspace;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** When the system refreshes itself and when exports run. */
@RestController
@RequestMapping("/api/v1")
public class ScheduleApi {
  private static final int NEXT = 3;

  private final StoredSystemSchedule system;
  private final Sections sections;
  private final WorkspaceEditor editor;
  private final ConnectionRights rights;
  private final Workspace workspace;

  public ScheduleApi(
      StoredSystemSchedule system,
      Sections sections,
      WorkspaceEditor editor,
      ConnectionRights rights,
      Workspace workspace) {
    this.system = system;
    this.sections = sections;
    this.editor = editor;
    this.rights = rights;
    this.workspace = workspace;
  }

  /**
   * When the system refreshes itself.
   *
   * @param zone that counts
   * @param next the next times, none when it is off
   */
  public record SystemSchedule(
      Schedule schedule,
      ZoneId zone,
      List<Instant> next,
      Optional<Instant> changedAt,
      Optional<String> changedBy) {}

  /** What runs an export. */
  public enum Runs {
    WITH_REFRESH,
    OWN_TIMES,
    NEVER
  }

  /**
   * When an export runs.
   *
   * @param schedule its own, if it has one
   * @param next the next times: its own, or those of the system's refresh
   */
  public record ExportSchedule(
      Runs runs, Optional<Schedule> schedule, ZoneId zone, List<Instant> next) {}

  @GetMapping("/schedule")
  @Needs(Permission.SEE_WORKSPACE)
  SystemSchedule ofTheSystem() {
    Optional<StoredSystemSchedule.Set> set = system.find();
    Schedule schedule = system.current();
    return new SystemSchedule(
        schedule,
        zone(schedule),
        next(schedule),
        set.map(StoredSystemSchedule.Set::at),
        set.map(StoredSystemSchedule.Set::by));
  }

  @PutMapping("/schedule")
  @Needs(Permission.OPERATE)
  SystemSchedule set(@RequestBody Schedule schedule, @AuthenticationPrincipal CurrentUser user) {
    system.save(schedule, user.email(), workspace.clock().instant());
    return ofTheSystem();
  }

  /** What a schedule would mean; nothing of it is kept. */
  @PostMapping("/schedule/preview")
  @Needs(Permission.SEE_WORKSPACE)
  List<Instant> preview(@RequestBody Schedule schedule) {
    return next(schedule);
  }

  @GetMapping("/exports/{key}/schedule")
  @Needs(Permission.SEE_WORKSPACE)
  ExportSchedule of(@PathVariable Key key) {
    Export export = sections.exports().require(key);
    Schedule counts = export.schedule().orElseGet(system::current);
    return new ExportSchedule(runs(export), export.schedule(), zone(counts), next(counts));
  }

  private static Runs runs(Export export) {
    if (export.runsWithRefresh()) {
      return Runs.WITH_REFRESH;
    }
    return export.runsByItself() ? Runs.OWN_TIMES : Runs.NEVER;
  }

  @PutMapping("/exports/{key}/schedule")
  @Needs(Permission.CONFIGURE_EXPORTS)
  ExportSchedule set(
      @PathVariable Key key,
      @RequestBody Schedule schedule,
      @AuthenticationPrincipal CurrentUser user) {
    return set(key, Optional.of(schedule), user);
  }

  /** Back to running with each refresh of the system. */
  @DeleteMapping("/exports/{key}/schedule")
  @Needs(Permission.CONFIGURE_EXPORTS)
  ExportSchedule unset(@PathVariable Key key, @AuthenticationPrincipal CurrentUser user) {
    return set(key, Optional.empty(), user);
  }

  private ExportSchedule set(Key key, Optional<Schedule> schedule, CurrentUser user) {
    Export export = sections.exports().require(key);
    rights.requireMayEdit(user, export);
    editor.put(sections.exports(), export.on(schedule));
    return of(key);
  }

  private ZoneId zone(Schedule schedule) {
    return schedule.zone().orElse(workspace.zone());
  }

  private List<Instant> next(Schedule schedule) {
    return schedule.next(NEXT, workspace.clock().instant(), workspace.zone());
  }
}
