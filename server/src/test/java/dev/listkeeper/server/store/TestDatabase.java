package dev.listkeeper.server.store;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import dev.listkeeper.server.TestServer;
import dev.listkeeper.server.config.SpringProperties;
import java.nio.file.Path;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The server's own database in a folder, as the server would make it. */
public final class TestDatabase {
  private TestDatabase() {}

  public static JdbcClient in(Path home) {
    return JdbcClient.create(source(home));
  }

  public static DriverManagerDataSource source(Path home) {
    var source =
        new DriverManagerDataSource(
            SpringProperties.databaseUrl(TestServer.settings(home, Map.of())), "listkeeper", "");
    ((Logger) LoggerFactory.getLogger("org.flywaydb")).setLevel(Level.ERROR);
    Flyway.configure().dataSource(source).load().migrate();
    return source;
  }
}
