package dev.listkeeper.server.config;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import dev.listkeeper.problem.Problem;
import dev.listkeeper.problem.ProblemCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationState;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Opens the database and brings its tables to this version, or says in a sentence why not. */
public final class Database {
  /** Flyway's own table. */
  public static final String HISTORY = "flyway_schema_history";

  /** The first with MERGE. */
  private static final int OLDEST_POSTGRESQL = 15;

  /**
   * The workers' threads and a few requests at a time; well below the 100 that a PostgreSQL server
   * grants all its clients, so that several processes fit in.
   */
  private static final int CONNECTIONS = 10;

  private static final String SCRIPTS = "db/migration";
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private Database() {}

  /**
   * Opens connections.
   *
   * @throws Problem DATABASE_UNREACHABLE, or DATABASE_UNSUITABLE when it is too old or holds text
   *     in another encoding than UTF-8
   */
  public static HikariDataSource open(DatabaseAddress address) {
    return switch (address) {
      case DatabaseAddress.Embedded _ -> new HikariDataSource(pool(address));
      case DatabaseAddress.PostgreSql server -> open(server);
    };
  }

  private static HikariDataSource open(DatabaseAddress.PostgreSql server) {
    HikariConfig pool = pool(server);
    pool.addDataSourceProperty("ApplicationName", "listkeeper");
    pool.addDataSourceProperty("connectTimeout", PATIENCE.toSeconds());
    pool.addDataSourceProperty("tcpKeepAlive", "true");
    pool.setInitializationFailTimeout(1); // one attempt: a wrong password does not get better
    HikariDataSource opened;
    try {
      opened = new HikariDataSource(pool);
    } catch (PoolInitializationException e) {
      throw unreachable(server, e);
    }
    try {
      requireSuitable(opened, server);
    } catch (SQLException e) {
      opened.close();
      throw unreachable(server, e);
    } catch (Problem e) {
      opened.close();
      throw e;
    }
    return opened;
  }

  private static HikariConfig pool(DatabaseAddress address) {
    HikariConfig pool = new HikariConfig();
    pool.setPoolName("database");
    pool.setJdbcUrl(address.url());
    pool.setUsername(address.user());
    pool.setPassword(address.password());
    pool.setMaximumPoolSize(CONNECTIONS);
    pool.setMinimumIdle(2);
    pool.setConnectionTimeout(PATIENCE.toMillis());
    return pool;
  }

  private static void requireSuitable(HikariDataSource opened, DatabaseAddress.PostgreSql server)
      throws SQLException {
    try (Connection connection = opened.getConnection();
        Statement statement = connection.createStatement();
        ResultSet encoding = statement.executeQuery("show server_encoding")) {
      int version = connection.getMetaData().getDatabaseMajorVersion();
      if (version < OLDEST_POSTGRESQL) {
        throw unsuitable(
            server,
            "is PostgreSQL " + version + "; Listkeeper needs " + OLDEST_POSTGRESQL + " or newer.");
      }
      encoding.next();
      if (!encoding.getString(1).equals("UTF8")) {
        throw unsuitable(
            server,
            "holds text as "
                + encoding.getString(1)
                + "; make a new one with: create database NAME encoding 'UTF8' template template0.");
      }
    }
  }

  /** Makes Flyway for a database; Spring Boot makes the same for the server's own. */
  public static FluentConfiguration flyway(DataSource database) {
    return Flyway.configure().dataSource(database).table(HISTORY).locations("classpath:" + SCRIPTS);
  }

  /** The versions of tables that this version of Listkeeper knows. */
  public static Set<MigrationVersion> versions() {
    try {
      return Arrays.stream(
              new PathMatchingResourcePatternResolver()
                  .getResources("classpath:" + SCRIPTS + "/V*.sql"))
          .map(script -> Objects.requireNonNull(script.getFilename()))
          .map(name -> name.substring(1, name.indexOf("__")))
          .map(MigrationVersion::fromVersion)
          .collect(Collectors.toSet());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Makes or alters the tables.
   *
   * @throws Problem DATABASE_UNSUITABLE when a newer Listkeeper made them, or the user may not
   */
  public static void migrate(Flyway flyway, DatabaseAddress address) {
    try {
      for (var migration : flyway.info().all()) {
        if (migration.getState() == MigrationState.FUTURE_SUCCESS
            || migration.getState() == MigrationState.FUTURE_FAILED) {
          throw unsuitable(
              address,
              "was already used by a newer version of Listkeeper (its tables have version "
                  + migration.getVersion()
                  + "); start that version, or restore a backup from before the upgrade.");
        }
      }
      flyway.migrate();
    } catch (FlywayException e) {
      throw refused(e) ? mayNotMakeTables(address, e) : e;
    }
  }

  private static boolean refused(FlywayException failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql && "42501".equals(sql.getSQLState())) {
        return true;
      }
    }
    return false;
  }

  private static Problem mayNotMakeTables(DatabaseAddress address, FlywayException cause) {
    return new Problem(
        ProblemCode.DATABASE_UNSUITABLE,
        "The user "
            + address.user()
            + " may not make tables in the database "
            + address.url()
            + "; make it the database's owner: alter database NAME owner to "
            + address.user()
            + ".",
        cause);
  }

  private static Problem unsuitable(DatabaseAddress address, String why) {
    return new Problem(
        ProblemCode.DATABASE_UNSUITABLE, "The database " + address.url() + " " + why);
  }

  private static Problem unreachable(DatabaseAddress.PostgreSql server, Exception cause) {
    return new Problem(
        ProblemCode.DATABASE_UNREACHABLE,
        "The database "
            + server
            + " can't be opened: "
            + reason(cause)
            + " Check LISTKEEPER_DATABASE_URL, LISTKEEPER_DATABASE_USER and"
            + " LISTKEEPER_DATABASE_PASSWORD, and whether the server runs.",
        cause);
  }

  /** What the driver says; it never repeats the password. */
  private static String reason(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql && sql.getMessage() != null) {
        return sql.getMessage().strip().replaceFirst("\\.?$", ".");
      }
    }
    return "it does not answer.";
  }
}
