package dev.listkeeper.server.backup;

import com.zaxxer.hikari.HikariDataSource;
import dev.listkeeper.problem.Problem;
import dev.listkeeper.problem.ProblemCode;
import dev.listkeeper.server.Listkeeper;
import dev.listkeeper.server.config.Database;
import dev.listkeeper.server.config.Home;
import dev.listkeeper.server.config.Settings;
import dev.listkeeper.server.security.PrivateFile;
import dev.listkeeper.workspace.Scratch;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.flywaydb.core.api.MigrationVersion;

/**
 * Makes an installation of a backup, in an empty home folder and an empty database of either kind.
 * At its first start it is recognised as restored, and is paused.
 */
public final class Restore {
  private static final String INSTALLATION = "installation";
  private static final String SETTINGS_FILE = "listkeeper.properties";

  private final Settings settings;

  private Restore(Settings settings) {
    this.settings = settings;
  }

  /**
   * What was put where.
   *
   * @param keyMissing whether the key file has to be put in its place before the first start
   */
  public record Restored(int tables, long rows, int files, boolean keyMissing) {}

  /**
   * Restores a file.
   *
   * @throws Problem one sentence on what is in the way; nothing was changed then
   */
  public static Restored restore(Path file, Settings settings) {
    Restore restore = new Restore(settings);
    try (BackupFile backup = BackupFile.open(file)) {
      requireKnownVersion(file, backup.manifest());
      restore.requireEmptyHome(backup.manifest());
      try {
        return restore.from(backup);
      } catch (RuntimeException e) {
        restore.emptyHome();
        throw e;
      }
    }
  }

  private Restored from(BackupFile backup) {
    try (Home _ = Home.open(settings);
        HikariDataSource database = Database.open(settings.database())) {
      return into(database, backup);
    }
  }

  private static void requireKnownVersion(Path file, Manifest manifest) {
    if (!Database.versions().contains(MigrationVersion.fromVersion(manifest.schema()))) {
      throw new Problem(
          ProblemCode.BACKUP_UNUSABLE,
          "The backup "
              + file
              + " was written by Listkeeper "
              + manifest.product()
              + " with tables of version "
              + manifest.schema()
              + ", which this version ("
              + Listkeeper.version()
              + ") does not know; restore it with the version that wrote it, or a newer one.");
    }
  }

  private void requireEmptyHome(Manifest manifest) {
    if (manifest.key() && Files.exists(settings.secretKeyFile())) {
      throw new Problem(
          ProblemCode.HOME_NOT_OURS,
          "The backup brings a key file, and there is one at "
              + settings.secretKeyFile()
              + "; move that away first.");
    }
    List<Path> contents = contents();
    if (!contents.isEmpty()) {
      throw new Problem(
          ProblemCode.HOME_NOT_OURS,
          "The folder "
              + settings.home()
              + " is not empty ("
              + contents.getFirst().getFileName()
              + "); a backup is restored into a new folder: set LISTKEEPER_HOME to one.");
    }
  }

  /** What is in the home folder, but for what an operator may put there before: settings, key. */
  private List<Path> contents() {
    Path home = settings.home();
    if (!Files.exists(home)) {
      return List.of();
    }
    Set<Path> allowed = new HashSet<>(Set.of(home.resolve(SETTINGS_FILE)));
    if (settings.secretKeyFile().startsWith(home)) {
      allowed.add(home.resolve(home.relativize(settings.secretKeyFile()).getName(0)));
    }
    try (Stream<Path> found = Files.list(home)) {
      return found.filter(path -> !allowed.contains(path)).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException("The folder " + home + " can't be read.", e);
    }
  }

  /** It was empty before: whatever stands there now is of a restore that broke off. */
  private void emptyHome() {
    for (Path path : contents()) {
      new Scratch(path).close();
    }
  }

  private Restored into(HikariDataSource database, BackupFile backup) {
    Manifest manifest = backup.manifest();
    try (Connection connection = database.getConnection()) {
      requireEmptyDatabase(connection);
    } catch (SQLException e) {
      throw new IllegalStateException("The database can't be read.", e);
    }
    // First to the version of the backup, so that the later migrations meet its rows.
    Database.migrate(
        Database.flyway(database).target(MigrationVersion.fromVersion(manifest.schema())).load(),
        settings.database());
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      load(connection, backup);
      extract(backup);
      connection.commit();
    } catch (SQLException | IOException e) {
      throw new IllegalStateException("The restore broke off; nothing was kept of it.", e);
    }
    Database.migrate(Database.flyway(database).load(), settings.database());
    return new Restored(
        manifest.tables().size(),
        manifest.tables().stream().mapToLong(Manifest.TableEntry::rows).sum(),
        backup.snapshots().size(),
        !Files.exists(settings.secretKeyFile()));
  }

  private void requireEmptyDatabase(Connection connection) throws SQLException {
    List<Table> tables = Table.all(connection);
    if (tables.isEmpty() || wasNeverUsed(connection, tables)) {
      return;
    }
    throw new Problem(
        ProblemCode.DATABASE_UNSUITABLE,
        "The database "
            + settings.database().url()
            + " is not empty; a backup is restored into an empty database.");
  }

  /** Of a restore that broke off there are tables, but no server has ever started on them. */
  private static boolean wasNeverUsed(Connection connection, List<Table> tables)
      throws SQLException {
    if (tables.stream().noneMatch(table -> table.name().equals(INSTALLATION))) {
      return false;
    }
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("select 1 from " + INSTALLATION)) {
      return !row.next();
    }
  }

  private static void load(Connection connection, BackupFile backup)
      throws SQLException, IOException {
    List<Table> tables = Table.all(connection);
    requireSameTables(tables, backup.manifest());
    for (Table table : tables.reversed()) { // what migrations put there is in the backup as well
      try (Statement statement = connection.createStatement()) {
        statement.executeUpdate("delete from " + Table.quoted(table.name()));
      }
    }
    for (Table table : tables) {
      Manifest.TableEntry entry = new Manifest.TableEntry(table.name(), 0);
      try (BufferedReader lines = backup.table(entry)) {
        new TableRows(connection, table).load(lines);
      }
    }
  }

  private static void requireSameTables(List<Table> tables, Manifest manifest) {
    Set<String> here = tables.stream().map(Table::name).collect(Collectors.toSet());
    Set<String> there =
        manifest.tables().stream().map(Manifest.TableEntry::name).collect(Collectors.toSet());
    if (!here.equals(there)) {
      throw new Problem(
          ProblemCode.BACKUP_UNUSABLE,
          "The backup has other tables than version "
              + manifest.schema()
              + " of them; restore it with the version of Listkeeper that wrote it ("
              + manifest.product()
              + ").");
    }
  }

  private void extract(BackupFile backup) throws IOException {
    for (String name : backup.snapshots()) {
      backup.extract(name, settings.home());
    }
    if (backup.manifest().key()) {
      PrivateFile.write(settings.secretKeyFile(), new String(backup.key(), StandardCharsets.UTF_8));
    }
  }
}
