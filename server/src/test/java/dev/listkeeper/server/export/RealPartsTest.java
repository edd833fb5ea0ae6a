package dev.listkeeper.server.export;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import com.zaxxer.hikari.HikariDataSource;
import dev.listkeeper.connection.Connection;
import dev.listkeeper.constantcontact.Network;
import dev.listkeeper.constantcontact.sandbox.Sandbox;
import dev.listkeeper.engine.duckdb.DuckDbEngine;
import dev.listkeeper.engine.duckdb.DuckDbSettings;
import dev.listkeeper.export.Export;
import dev.listkeeper.profile.Customers;
import dev.listkeeper.profile.Relationship;
import dev.listkeeper.query.QueryEngine;
import dev.listkeeper.query.RowCursor;
import dev.listkeeper.query.Schema;
import dev.listkeeper.query.Snapshot;
import dev.listkeeper.segment.Segment;
import dev.listkeeper.server.audit.Audit;
import dev.listkeeper.server.store.DefinitionJson;
import dev.listkeeper.server.store.DefinitionStore;
import dev.listkeeper.server.store.Fence;
import dev.listkeeper.server.store.StoredCancellations;
import dev.listkeeper.server.store.StoredCatalog;
import dev.listkeeper.server.store.StoredConnectionStates;
import dev.listkeeper.server.store.StoredPermits;
import dev.listkeeper.server.store.StoredRuns;
import dev.listkeeper.server.store.StoredScheduleMarks;
import dev.listkeeper.server.store.TestDatabase;
import dev.listkeeper.simulation.InMemory;
import dev.listkeeper.simulation.Installation;
import dev.listkeeper.simulation.SimulatedClock;
import dev.listkeeper.simulation.Simulation;
import dev.listkeeper.source.DataSource;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * Simulated histories on the real parts: DuckDB, the stores in a database, the sandbox over HTTP.
 * One after another they are the life of one installation, which gets a new account each time.
 */
class RealPartsTest {
  private static final int HISTORIES = Integer.getInteger("simulation.histories", 100);
  private static final int STEPS = 25;

  private final Logger log = (Logger) LoggerFactory.getLogger("dev.listkeeper");
  private final java.util.logging.Logger platformLog =
      java.util.logging.Logger.getLogger("dev.listkeeper");

  @TempDir Path home;
  private HikariDataSource database;
  private QueryEngine engine;
  private HttpClient http;

  @BeforeEach
  void open() {
    log.setLevel(Level.OFF);
    platformLog.setLevel(java.util.logging.Level.OFF);
    database = new HikariDataSource();
    database.setDataSource(TestDatabase.EMBEDDED.source(home));
    engine = new DuckDbEngine(DuckDbSettings.defaults(home.resolve("spill")));
    http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  }

  @AfterEach
  void close() {
    http.close();
    engine.close();
    database.close();
    platformLog.setLevel(null);
    log.setLevel(null);
  }

  @Test
  @Timeout(value = 15, unit = TimeUnit.MINUTES)
  void nothingIsBroken() {
    Simulation simulation = new Simulation((clock, _) -> installation(clock), STEPS);
    long begun = System.nanoTime();
    int steps = 0;
    for (long seed = 1; seed <= HISTORIES; seed++) {
      Simulation.Result result = simulation.play(seed);
      assertThat(result.violation()).as(result::report).isEmpty();
      steps += result.steps();
    }
    System.out.printf(
        "%d histories, %d steps, %d s%n",
        HISTORIES, steps, TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begun));
  }

  private Installation installation(SimulatedClock clock) {
    JdbcClient rows = JdbcClient.create(database);
    TransactionTemplate transaction = new TransactionTemplate(new JdbcTransactionManager(database));
    JsonMapper mapper = DefinitionJson.mapper();
    StoredCatalog catalog = new StoredCatalog(rows, mapper, home);
    DefinitionStore definitions = new DefinitionStore(rows, mapper, clock, () -> "test");
    Audit audit = new Audit(rows, transaction, mapper, clock);
    Fence fence = new Fence(rows);
    Sandbox sandbox = Sandbox.builder().clock(clock).delays(InMemory.DELAYS).start();
    return new Installation(
        home,
        clock,
        new Shared(engine),
        catalog,
        new StoredRuns(rows, mapper, transaction, catalog, fence, audit),
        new StoredPermits(rows, transaction, fence, audit, clock),
        new StoredCancellations(rows, transaction, audit),
        new StoredScheduleMarks(rows, mapper, transaction, fence),
        definitions.of("source", DataSource.class),
        definitions.of("customers", Customers.class),
        definitions.of("relationship", Relationship.class),
        definitions.of("segment", Segment.class),
        definitions.of("export", Export.class),
        definitions.of("connection", Connection.class),
        new StoredConnectionStates(rows, mapper, transaction, _ -> true),
        sandbox,
        new Http(http));
  }

  /** Calls of the sandbox as they are. Answers are read whole: a fault may lose one unread. */
  private record Http(HttpClient client) implements Network {
    @Override
    public Response send(HttpRequest request) throws IOException, InterruptedException {
      HttpResponse<byte[]> response = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
      return new Response(
          response.statusCode(), response.headers(), new ByteArrayInputStream(response.body()));
    }
  }

  /** The engine, which outlives a history. */
  private record Shared(QueryEngine engine) implements QueryEngine {
    @Override
    public Snapshot store(dev.listkeeper.query.Query query, Path folder) {
      return engine.store(query, folder);
    }

    @Override
    public RowCursor open(dev.listkeeper.query.Query query) {
      return engine.open(query);
    }

    @Override
    public Schema parquetSchema(Path file) {
      return engine.parquetSchema(file);
    }

    @Override
    public void close() {
      // closed after the last history
    }
  }
}
