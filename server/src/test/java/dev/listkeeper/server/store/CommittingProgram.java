package dev.listkeeper.server.store;

import com.zaxxer.hikari.HikariDataSource;
import dev.listkeeper.export.run.Batch;
import dev.listkeeper.export.run.ExportRun;
import dev.listkeeper.export.run.Trigger;
import dev.listkeeper.server.audit.Audit;
import dev.listkeeper.server.config.Database;
import dev.listkeeper.server.config.Settings;
import dev.listkeeper.server.config.SettingsReader;
import dev.listkeeper.workspace.Key;
import dev.listkeeper.workspace.Status;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Adds runs with a batch each until it is killed, and acknowledges every commit on standard output:
 * a run by its number, then its batch by {@code N+}.
 */
final class CommittingProgram {
  /** Tells these lines from those of the log. */
  static final String ACKNOWLEDGED = "committed ";

  static final Key EXPORT = new Key("newsletter");

  private CommittingProgram() {}

  public static void main(String[] arguments) {
    Settings settings = SettingsReader.read(System.getenv(), Path.of("").toAbsolutePath());
    HikariDataSource source = Database.open(settings.database());
    StoredRuns runs = runs(source, settings.home());
    while (true) {
      ExportRun run =
          runs.add(
              EXPORT,
              ExportRun.Request.of(
                  Trigger.ON_DEMAND, "program", Instant.parse("2026-03-01T10:00:00Z")));
      acknowledge(run.number() + "");
      runs.save(batch(run));
      acknowledge(run.number() + "+");
      // One run at most waits for an export, so that the next needs this one out of its way.
      runs.save(run.ended(Status.CANCELED, Optional.empty(), run.queuedAt()));
    }
  }

  private static void acknowledge(String line) {
    System.out.println(ACKNOWLEDGED + line);
    System.out.flush();
  }

  static StoredRuns runs(javax.sql.DataSource source, Path home) {
    JdbcClient database = JdbcClient.create(source);
    TransactionTemplate transaction = new TransactionTemplate(new JdbcTransactionManager(source));
    return new StoredRuns(
        database,
        DefinitionJson.mapper(),
        transaction,
        new StoredCatalog(database, DefinitionJson.mapper(), home),
        new Fence(database),
        new Audit(database, transaction, DefinitionJson.mapper(), Clock.systemUTC()));
  }

  static Batch batch(ExportRun run) {
    return new Batch(
        run.id(),
        1,
        Batch.Kind.IMPORT,
        1,
        100,
        4_000,
        "file-" + run.number() + ".csv",
        Batch.State.PREPARED,
        Optional.empty(),
        Batch.Counters.NONE);
  }
}
