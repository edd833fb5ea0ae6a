package dev.listkeeper.server.notify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.listkeeper.export.Export;
import dev.listkeeper.export.run.ExportRun;
import dev.listkeeper.export.run.Trigger;
import dev.listkeeper.memory.MemoryCatalog;
import dev.listkeeper.memory.MemoryDefinitions;
import dev.listkeeper.memory.MemoryRuns;
import dev.listkeeper.schedule.Schedule;
import dev.listkeeper.server.MovableClock;
import dev.listkeeper.server.audit.Audit;
import dev.listkeeper.server.store.DefinitionJson;
import dev.listkeeper.server.store.OnBothDatabases;
import dev.listkeeper.server.store.StoredSystemSchedule;
import dev.listkeeper.server.store.TestDatabase;
import dev.listkeeper.workspace.Status;
import dev.listkeeper.workspace.Workspace;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** An export is late when its time passed, patience is over, and it did not run. It is 10:00. */
class LateExportsTest {
  private static final Duration PATIENCE = Duration.ofMinutes(60);
  private static final Schedule AT_NOON = Schedule.daily(ZoneOffset.UTC, LocalTime.NOON);

  @TempDir Path home;
  private final MovableClock clock = new MovableClock();
  private final MemoryDefinitions<Export> exports = new MemoryDefinitions<>();
  private final MemoryRuns runs = new MemoryRuns(new MemoryCatalog());
  private final JsonMapper mapper = DefinitionJson.mapper();
  private Export export;
  private StoredSystemSchedule system;
  private LateExports late;

  @BeforeEach
  void open(TestDatabase kind) {
    DataSource source = kind.source(home);
    JdbcClient database = JdbcClient.create(source);
    TransactionTemplate transaction = new TransactionTemplate(new JdbcTransactionManager(source));
    system =
        new StoredSystemSchedule(
            database, mapper, transaction, new Audit(database, transaction, mapper, clock));
    Workspace workspace = new Workspace(home, home, clock, ZoneOffset.UTC);
    late =
        new LateExports(database, transaction, mapper, exports, runs, system, workspace, PATIENCE);
    export =
        mapper.readValue(
            """
            {"key":"news","displayName":"News","connection":"cc","list":"5b1d3f5e-0000-4000-8000-000000000001",
             "matching":{"email":"email"},"segments":["loyal"]}
            """,
            Export.class);
    exports.save(export);
  }

  @OnBothDatabases
  void isToldOncePatienceIsOver() {
    exports.save(export.on(Optional.of(AT_NOON)));
    assertThat(late.look()).isEmpty();
    clock.advance(Duration.ofHours(2).plusMinutes(59));
    assertThat(late.look()).isEmpty();

    clock.advance(Duration.ofMinutes(1));

    List<Event> events = late.look();
    assertThat(events).hasSize(1);
    assertThat(events.getFirst().happened()).isEqualTo("late news 2026-03-01T12:00:00Z");
    clock.advance(Duration.ofMinutes(30));
    assertThat(late.look().getFirst().happened()).isEqualTo(events.getFirst().happened());
  }

  @OnBothDatabases
  void whatRanIsNotLate() {
    exports.save(export.on(Optional.of(AT_NOON)));
    late.look();
    clock.advance(Duration.ofHours(2));
    ExportRun run =
        runs.add(export.key(), ExportRun.Request.of(Trigger.OWN_SCHEDULE, "ann", clock.instant()));
    clock.advance(Duration.ofHours(2));
    assertThat(late.look()).as("it hangs").hasSize(1);

    runs.save(run.ended(Status.FAILED, Optional.empty(), clock.instant()));

    assertThat(late.look()).as("it ran, if badly").isEmpty();
  }

  @OnBothDatabases
  void aNewScheduleMakesNobodyLate() {
    clock.advance(Duration.ofHours(4));
    system.save(AT_NOON, "ann", clock.instant());

    assertThat(late.look()).isEmpty();
    clock.advance(Duration.ofHours(23).plusMinutes(1));
    assertThat(late.look()).hasSize(1);
    exports.save(export.on(Optional.of(Schedule.OFF)));
    assertThat(late.look()).isEmpty();
  }
}
