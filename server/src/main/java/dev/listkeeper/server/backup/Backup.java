package dev.listkeeper.server.backup;

import dev.listkeeper.server.Listkeeper;
import dev.listkeeper.workspace.Scratch;
import dev.listkeeper.workspace.Workspace;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes the whole installation into one file while the server works: all tables as they were at
 * one moment, and the snapshots that they name.
 */
public final class Backup {
  private static final int ATTEMPTS = 5;

  private final DataSource database;
  private final Flyway flyway;
  private final Workspace workspace;
  private final Path keyFile;

  public Backup(DataSource database, Flyway flyway, Workspace workspace, Path keyFile) {
    this.database = database;
    this.flyway = flyway;
    this.workspace = workspace;
    this.keyFile = keyFile;
  }

  /** Opens where a backup goes, when nothing stands in its way any more. */
  public interface Target {
    OutputStream open() throws IOException;
  }

  /**
   * Writes a backup.
   *
   * @param withKey whether the file of the secret key goes into it
   */
  public void write(Target target, boolean withKey) throws IOException {
    for (int attempt = 1; ; attempt++) {
      try (Scratch held = Scratch.under(workspace);
          Connection connection = database.getConnection()) {
        // One transaction that sees all tables as they are at its beginning, on both databases.
        connection.setAutoCommit(false);
        connection.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);
        connection.setReadOnly(true);
        List<Path> snapshots;
        try {
          snapshots = hold(folders(connection), held.folder());
        } catch (NoSuchFileException sweptMeanwhile) {
          if (attempt == ATTEMPTS) {
            throw sweptMeanwhile;
          }
          connection.rollback();
          continue;
        }
        try (HashedZip zip = new HashedZip(target.open())) {
          write(zip, connection, held.folder(), snapshots, withKey);
        }
        connection.rollback();
        return;
      } catch (SQLException e) {
        throw new IllegalStateException("The backup could not read the database.", e);
      }
    }
  }

  private void write(
      HashedZip zip, Connection connection, Path held, List<Path> snapshots, boolean withKey)
      throws IOException, SQLException {
    List<Manifest.TableEntry> tables = new ArrayList<>();
    for (Table table : Table.all(connection)) {
      tables.add(dump(zip, connection, table));
    }
    connection.rollback();
    for (Path file : snapshots) {
      zip.addCompressed(
          held.relativize(file).toString().replace('\\', '/'), out -> Files.copy(file, out));
    }
    if (withKey) {
      zip.add(Manifest.KEY, out -> Files.copy(keyFile, out));
    }
    Manifest manifest =
        new Manifest(
            Manifest.FORMAT,
            Listkeeper.version(),
            Objects.requireNonNull(flyway.info().current().getVersion()).toString(),
            workspace.clock().instant(),
            withKey,
            tables,
            zip.entries());
    zip.add(Manifest.NAME, out -> out.write(JsonMapper.shared().writeValueAsBytes(manifest)));
  }

  private static Manifest.TableEntry dump(HashedZip zip, Connection connection, Table table)
      throws IOException {
    long[] rows = new long[1];
    String entry = new Manifest.TableEntry(table.name(), 0).entry();
    zip.add(
        entry,
        out -> {
          try {
            rows[0] = new TableRows(connection, table).dump(out);
          } catch (SQLException e) {
            throw new IOException("The table " + table.name() + " can't be read.", e);
          }
        });
    return new Manifest.TableEntry(table.name(), rows[0]);
  }

  private List<String> folders(Connection connection) throws SQLException {
    List<String> folders = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("select distinct folder from snapshot_version")) {
      while (row.next()) {
        folders.add(row.getString(1));
      }
    }
    return folders;
  }

  /** Snapshots never change, but may be swept while we read: a second name keeps their files. */
  private List<Path> hold(List<String> folders, Path held) throws IOException {
    List<Path> files = new ArrayList<>();
    for (String folder : folders) {
      Path from = workspace.home().resolve(folder);
      Path to = Files.createDirectories(held.resolve(folder));
      try (Stream<Path> found = Files.list(from)) {
        for (Path file : found.toList()) {
          files.add(secondName(file, to.resolve(from.relativize(file).toString())));
        }
      } catch (UncheckedIOException e) {
        throw e.getCause();
      }
    }
    files.sort(null);
    return files;
  }

  private static Path secondName(Path file, Path name) throws IOException {
    try {
      return Files.createLink(name, file);
    } catch (UnsupportedOperationException noLinksHere) {
      return Files.copy(file, name);
    }
  }
}
