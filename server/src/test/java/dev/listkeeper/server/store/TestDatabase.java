package dev.listkeeper.server.store;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import dev.listkeeper.server.TestServer;
import dev.listkeeper.server.config.Database;
import dev.listkeeper.server.config.DatabaseAddress;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The databases that Listkeeper runs on; each home folder has one of its own. */
public enum TestDatabase {
  EMBEDDED,
  POSTGRESQL;

  private static final Map<Path, String> DATABASES = new ConcurrentHashMap<>();

  /** The settings of a server with this home. */
  public Map<String, String> settings(Path home) {
    if (this == EMBEDDED) {
      return Map.of();
    }
    assumeTrue(PostgreSqlServer.find().isPresent(), "PostgreSQL is not installed");
    PostgreSqlServer server = PostgreSqlServer.find().orElseThrow();
    return server.settings(DATABASES.computeIfAbsent(home, _ -> server.createDatabase()));
  }

  public JdbcClient in(Path home) {
    return JdbcClient.create(source(home));
  }

  /** With its tables, as the server would make them. */
  public DataSource source(Path home) {
    DatabaseAddress address = TestServer.settings(home, settings(home)).database();
    var source = new DriverManagerDataSource(address.url(), address.user(), address.password());
    ((Logger) LoggerFactory.getLogger("org.flywaydb")).setLevel(Level.ERROR);
    Database.migrate(Flyway.configure().dataSource(source).load(), address);
    return source;
  }
}
