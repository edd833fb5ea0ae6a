package dev.listkeeper.server.api;

import dev.listkeeper.server.Listkeeper;
import dev.listkeeper.server.config.Settings;
import dev.listkeeper.server.installation.Installation;
import dev.listkeeper.server.security.Needs;
import dev.listkeeper.server.security.Permission;
import dev.listkeeper.workspace.Workspace;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What is running here. */
@RestController
public class AboutApi {
  private static final String LICENCES = "/licences.txt";

  private final Workspace workspace;
  private final Installation installation;
  private final Settings settings;
  private final JdbcTemplate database;
  private final SingletonSupplier<String> engine = SingletonSupplier.of(AboutApi::engineVersion);

  public AboutApi(
      Workspace workspace, Installation installation, Settings settings, DataSource database) {
    this.settings = settings;
    this.workspace = workspace;
    this.installation = installation;
    this.database = new JdbcTemplate(database);
  }

  /**
   * What is running here.
   *
   * @param engine that reads, joins and counts, with its version
   * @param database that keeps definitions and the state of work, with its version
   * @param privacyNotice the operator's, where there is one
   * @param paused null while everything goes on
   */
  public record About(
      String name,
      String version,
      String licence,
      String engine,
      String database,
      String java,
      String timeZone,
      Instant now,
      Optional<URI> privacyNotice,
      Optional<PauseApi.PausedView> paused) {}

  /** Somebody else's work that is in the product. */
  public record Component(String name, String licence) {}

  @GetMapping("/api/v1/about")
  @Needs(Permission.SEE_WORKSPACE)
  public About about() {
    return new About(
        "Listkeeper",
        Listkeeper.version(),
        "Apache-2.0",
        engine.obtain(),
        databaseVersion(),
        Runtime.version().toString(),
        workspace.zone().getId(),
        workspace.clock().instant(),
        settings.privacyNotice(),
        installation.paused().map(PauseApi.PausedView::of));
  }

  @GetMapping("/api/v1/about/licences")
  @Needs(Permission.SEE_WORKSPACE)
  public List<Component> components() {
    try (InputStream file = Objects.requireNonNull(AboutApi.class.getResourceAsStream(LICENCES))) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(line -> line.split(" \\| ", 2))
          .map(parts -> new Component(parts[0], parts[1]))
          .toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private String databaseVersion() {
    return Objects.requireNonNull(
        database.execute((Connection connection) -> version(connection.getMetaData())));
  }

  private static String engineVersion() {
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:")) {
      return version(connection.getMetaData());
    } catch (SQLException unavailable) {
      throw new IllegalStateException(unavailable);
    }
  }

  private static String version(DatabaseMetaData about) throws SQLException {
    return about.getDatabaseProductName() + " " + about.getDatabaseProductVersion();
  }
}
