package dev.listkeeper.server.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.listkeeper.export.run.ExportRun;
import dev.listkeeper.export.run.RunCounts;
import dev.listkeeper.server.audit.Audit;
import dev.listkeeper.workspace.Key;
import java.nio.file.Path;
import java.time.Clock;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** What an older version stored is read by this one. */
class UpgradeTest {
  private static final String COUNTS =
      "{\"members\":3,\"added\":2,\"updated\":0,\"unchanged\":0,\"unconfirmed\":0,\"heldBack\":{\"NO_ADDRESS\":1},"
          + "\"rejected\":0,\"shortened\":1,\"long50\":1,\"staying\":0,\"listMembers\":2,\"missing\":0,\"unexpected\":0}";

  @TempDir Path folder;

  @Test
  void aRunOfTheFirstVersionIsRead() {
    DriverManagerDataSource source =
        new DriverManagerDataSource("jdbc:h2:file:" + folder.resolve("old"));
    Flyway.configure().dataSource(source).target("061").load().migrate();
    JdbcClient database = JdbcClient.create(source);
    database
        .sql(
            """
            insert into export_run
              (export_key, number, cause, asked_by, state, status, queued_at, ended_at, calls, imports, counts)
            values ('spring', 1, 'ON_DEMAND', 'ann', 'DONE', 'SUCCESSFUL', current_timestamp, current_timestamp,
                    15, 1, :counts)
            """)
        .param("counts", COUNTS)
        .update();

    Flyway.configure().dataSource(source).load().migrate();

    ExportRun run = runs(source).find(new Key("spring"), 1).orElseThrow();
    assertThat(run.counts().added()).isEqualTo(2);
    assertThat(run.counts().leftOut()).isZero();
    assertThat(run.counts().removals()).isEqualTo(RunCounts.Removals.NONE);
    assertThat(run.counts().addUp()).isTrue();
  }

  private StoredRuns runs(DriverManagerDataSource source) {
    JdbcClient database = JdbcClient.create(source);
    JsonMapper mapper = DefinitionJson.mapper();
    TransactionTemplate transaction = new TransactionTemplate(new JdbcTransactionManager(source));
    return new StoredRuns(
        database,
        mapper,
        transaction,
        new StoredCatalog(database, mapper, folder),
        new Fence(database),
        new Audit(database, transaction, mapper, Clock.systemUTC()));
  }
}
