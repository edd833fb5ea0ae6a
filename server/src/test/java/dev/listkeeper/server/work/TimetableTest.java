package dev.listkeeper.server.work;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.kagkarlsson.scheduler.Scheduler;
import dev.listkeeper.connection.ConnectionState;
import dev.listkeeper.connection.PrivacyStatement;
import dev.listkeeper.export.DataMatching;
import dev.listkeeper.export.Export;
import dev.listkeeper.export.ExportRules;
import dev.listkeeper.export.run.ExportRun;
import dev.listkeeper.export.run.Trigger;
import dev.listkeeper.memory.MemoryCatalog;
import dev.listkeeper.memory.MemoryDefinitions;
import dev.listkeeper.profile.AttributePath;
import dev.listkeeper.refresh.RefreshRun;
import dev.listkeeper.refresh.TaskLists;
import dev.listkeeper.schedule.Schedule;
import dev.listkeeper.schedule.Timekeeper;
import dev.listkeeper.server.MovableClock;
import dev.listkeeper.server.audit.Audit;
import dev.listkeeper.server.installation.Installation;
import dev.listkeeper.server.store.DefinitionJson;
import dev.listkeeper.server.store.Fence;
import dev.listkeeper.server.store.OnBothDatabases;
import dev.listkeeper.server.store.StoredCancellations;
import dev.listkeeper.server.store.StoredConnectionStates;
import dev.listkeeper.server.store.StoredLeavings;
import dev.listkeeper.server.store.StoredRefreshes;
import dev.listkeeper.server.store.StoredRuns;
import dev.listkeeper.server.store.StoredScheduleMarks;
import dev.listkeeper.server.store.StoredSystemSchedule;
import dev.listkeeper.server.store.TestDatabase;
import dev.listkeeper.workspace.Key;
import dev.listkeeper.workspace.Status;
import dev.listkeeper.workspace.Workspace;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** It is 10:00 UTC on Sunday, 1 March 2026, when a test begins. */
class TimetableTest {
  private static final Key WEEKLY = new Key("weekly");
  private static final ZoneId UTC = ZoneOffset.UTC;

  @TempDir Path home;
  private final MovableClock clock = new MovableClock();
  private final MemoryDefinitions<Export> exports = new MemoryDefinitions<>();
  private StoredSystemSchedule system;
  private StoredRefreshes refreshes;
  private StoredRuns runs;
  private Timetable timetable;
  private Timetable ofAnotherProcess;
  private JdbcClient database;

  @BeforeEach
  void start(TestDatabase kind) {
    DataSource source = kind.source(home);
    database = JdbcClient.create(source);
    JsonMapper mapper = DefinitionJson.mapper();
    TransactionTemplate transaction = new TransactionTemplate(new JdbcTransactionManager(source));
    Fence fence = new Fence(database);
    Audit audit = new Audit(database, transaction, mapper, Clock.systemUTC());
    system = new StoredSystemSchedule(database, mapper, transaction, audit);
    refreshes = new StoredRefreshes(database, mapper, transaction, fence, audit);
    runs = new StoredRuns(database, mapper, transaction, new MemoryCatalog(), fence, audit);
    StoredConnectionStates states =
        new StoredConnectionStates(database, mapper, transaction, _ -> true);
    states.save(
        ConnectionState.draft(new Key("cc"))
            .agreed(new ConnectionState.Agreement("ana", clock.instant(), PrivacyStatement.VERSION))
            .actingFor("ana@example.org"));
    Scheduler rows =
        Scheduler.create(new TransactionAwareDataSourceProxy(source)).clock(clock::instant).build();
    WorkQueue queue =
        new WorkQueue(
            new WorkQueue.Stores(
                refreshes,
                runs,
                exports,
                states,
                new StoredCancellations(database, transaction, audit),
                new StoredLeavings(database)),
            new TaskLists(new MemoryDefinitions<>(), new MemoryDefinitions<>(), exports),
            transaction,
            () -> rows,
            Installation.recognise(database, clock, home),
            clock);
    Workspace workspace = new Workspace(home, home, clock, UTC);
    Timekeeper timekeeper =
        new Timekeeper(
            new StoredScheduleMarks(database, mapper, transaction, fence),
            workspace.clock(),
            workspace.zone());
    timetable = new Timetable(system, exports, queue, timekeeper, workspace);
    ofAnotherProcess = new Timetable(system, exports, queue, timekeeper, workspace);
  }

  private void exportRuns(Optional<Schedule> schedule) {
    exports.save(
        new Export(
            WEEKLY,
            "Weekly",
            Optional.of(new Key("cc")),
            Optional.empty(),
            new DataMatching(AttributePath.of("email"), Optional.empty(), Optional.empty()),
            List.of(new Key("loyal")),
            schedule,
            ExportRules.DEFAULT));
  }

  private void lookAfter(Duration time) {
    clock.advance(time);
    timetable.look();
  }

  /** Ends what was started, and says what that was. */
  private List<String> started() {
    List<RefreshRun> open = refreshes.unfinished();
    open.forEach(refresh ->
        refreshes.save(
            new RefreshRun(
                refresh.id(),
                refresh.trigger(),
                refresh.by(),
                refresh.startedAt(),
                Optional.of(clock.instant()),
                Optional.empty(),
                refresh.tasks())));
    List<ExportRun> queued = runs.unfinished();
    queued.forEach(
        run -> runs.save(run.ended(Status.SUCCESSFUL, Optional.empty(), clock.instant())));
    return java.util.stream.Stream.concat(
            open.stream().map(refresh -> refresh.trigger() + " by " + refresh.by()),
            queued.stream().map(run -> run.trigger() + " by " + run.by()))
        .toList();
  }

  @OnBothDatabases
  void theSystemRefreshesItselfAtItsTimesAndOnceEach() {
    system.save(Schedule.daily(UTC, LocalTime.of(12, 0)), "ann@example.org", clock.instant());

    lookAfter(Duration.ofMinutes(119));
    assertThat(started()).isEmpty();
    lookAfter(Duration.ofMinutes(1));
    assertThat(started()).containsExactly("SCHEDULE by ann@example.org");
    lookAfter(Duration.ofMinutes(1));
    assertThat(started()).isEmpty();
    lookAfter(Duration.ofHours(24));
    assertThat(started()).hasSize(1);
  }

  @OnBothDatabases
  void whatWasMissedWhileNobodyLookedRunsOnce() {
    system.save(
        Schedule.daily(UTC, LocalTime.of(6, 0), LocalTime.of(12, 0)),
        "ann@example.org",
        clock.instant());

    lookAfter(Duration.ofDays(3));
    assertThat(started()).hasSize(1);
    lookAfter(Duration.ofSeconds(5));
    assertThat(started()).isEmpty();
  }

  @OnBothDatabases
  void timesBeforeItWasSetDoNotCount() {
    exportRuns(Optional.of(Schedule.daily(UTC, LocalTime.of(9, 0))));
    lookAfter(Duration.ofSeconds(5));
    exportRuns(Optional.of(Schedule.daily(UTC, LocalTime.of(9, 30))));
    lookAfter(Duration.ofSeconds(5));

    assertThat(started()).isEmpty();
    lookAfter(Duration.ofDays(1));
    assertThat(started()).hasSize(1);
  }

  @OnBothDatabases
  void anExportOfItsOwnScheduleRunsInTheNameOfItsExportUser() {
    exportRuns(Optional.of(Schedule.daily(UTC, LocalTime.of(11, 0))));
    timetable.look();

    lookAfter(Duration.ofHours(1));

    assertThat(started()).containsExactly(Trigger.OWN_SCHEDULE + " by ana@example.org");
    assertThat(
            database
                .sql("select task_instance from scheduled_tasks where task_name = 'run'")
                .query(String.class)
                .list())
        .containsExactly("weekly/1");
  }

  @OnBothDatabases
  void nothingRunsThatIsOffOrGoesWithTheRefresh() {
    exportRuns(
        Optional.of(
            new Schedule(
                true, java.util.Set.of(), List.of(LocalTime.of(11, 0)), Optional.of(UTC))));
    timetable.look();
    lookAfter(Duration.ofDays(1));
    exportRuns(Optional.empty());
    lookAfter(Duration.ofDays(1));

    assertThat(started()).isEmpty();
  }

  @OnBothDatabases
  void twoProcessesThatLookStartItOnce() {
    exportRuns(Optional.of(Schedule.daily(UTC, LocalTime.of(11, 0))));
    timetable.look();
    clock.advance(Duration.ofHours(2));

    timetable.look();
    started();
    ofAnotherProcess.look();

    assertThat(started()).isEmpty();
    assertThat(runs.count(WEEKLY)).isEqualTo(1);
  }

  @OnBothDatabases
  void theClocksMayChangeInBetween() {
    ZoneId tallinn = ZoneId.of("Europe/Tallinn");
    system.save(Schedule.daily(tallinn, LocalTime.of(3, 30)), "ann@example.org", clock.instant());
    lookAfter(Duration.between(clock.instant(), Instant.parse("2026-03-29T00:59:00Z")));
    started();

    lookAfter(Duration.ofMinutes(1));
    assertThat(started()).hasSize(1);
    lookAfter(Duration.ofMinutes(30));
    assertThat(started()).isEmpty();
  }
}
