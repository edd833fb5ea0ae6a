package dev.listkeeper.server.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.listkeeper.export.run.ExportRun;
import dev.listkeeper.export.run.Trigger;
import dev.listkeeper.query.Schema;
import dev.listkeeper.query.Snapshot;
import dev.listkeeper.query.Type;
import dev.listkeeper.server.audit.Audit;
import dev.listkeeper.snapshot.Catalog;
import dev.listkeeper.workspace.Key;
import dev.listkeeper.workspace.Status;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Who lost a piece of work to another process writes nothing more about it. */
class FenceTest {
  private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
  private static final Fence.Hold MINE = new Fence.Hold("run", "spring/1", "me", 7);

  @TempDir Path home;
  private JdbcClient database;
  private Fence fence;
  private StoredRuns runs;
  private Catalog catalog;

  @BeforeEach
  void open(TestDatabase kind) {
    DataSource source = kind.source(home);
    database = JdbcClient.create(source);
    TransactionTemplate transaction = new TransactionTemplate(new JdbcTransactionManager(source));
    fence = new Fence(database);
    catalog =
        new FencedCatalog(
            new StoredCatalog(database, DefinitionJson.mapper(), home), fence, transaction);
    runs =
        new StoredRuns(
            database,
            DefinitionJson.mapper(),
            transaction,
            catalog,
            fence,
            new Audit(database, transaction, DefinitionJson.mapper(), Clock.systemUTC()));
    database
        .sql(
            """
            insert into scheduled_tasks
              (task_name, task_instance, execution_time, picked, picked_by, version)
            values ('run', 'spring/1', :now, true, 'me', 7)
            """)
        .param("now", Instants.of(NOW))
        .update();
  }

  @OnBothDatabases
  void theOwnerWrites() {
    ExportRun run =
        runs.add(
            new Key("spring"), ExportRun.Request.of(Trigger.ON_DEMAND, "ann@example.org", NOW));

    Fence.holding(
        MINE,
        () -> {
          runs.save(run.used(3));
          return null;
        });

    assertThat(runs.find(new Key("spring"), 1).orElseThrow().calls()).isEqualTo(3);
  }

  @OnBothDatabases
  void whoLostItWritesNothing() {
    ExportRun run =
        runs.add(
            new Key("spring"), ExportRun.Request.of(Trigger.ON_DEMAND, "ann@example.org", NOW));
    database.sql("update scheduled_tasks set picked_by = 'other', version = 9").update();
    Snapshot plan =
        new Snapshot(
            home.resolve("snapshots/a"), Schema.of(Schema.column("x", Type.TEXT)), 3, "ab12");

    assertLost(() -> runs.save(run.used(3)));
    assertLost(() -> runs.end(run.ended(Status.FAILED, Optional.empty(), NOW), List.of()));
    assertLost(() -> catalog.commit(run.plan(), plan, NOW, "late"));

    assertThat(runs.find(new Key("spring"), 1)).contains(run);
    assertThat(catalog.latest(run.plan())).isEmpty();
  }

  @OnBothDatabases
  void workThatIsOverHasNoOwner() {
    database.sql("delete from scheduled_tasks").update();

    assertLost(fence::check);
    assertThatCode(fence::check).doesNotThrowAnyException(); // outside of all work
  }

  @OnBothDatabases
  void aProcessAloneOnItsDatabaseTakesEverythingBackAtItsStart() {
    fence.releaseAll();

    assertLost(fence::check);
    assertThat(
            database
                .sql("select picked from scheduled_tasks where version = 8")
                .query(Boolean.class)
                .single())
        .isFalse();
  }

  private static void assertLost(Runnable write) {
    assertThatThrownBy(() ->
            Fence.holding(
                MINE,
                () -> {
                  write.run();
                  return null;
                }))
        .isInstanceOf(Fence.LostException.class)
        .hasMessageContaining("run spring/1");
  }
}
