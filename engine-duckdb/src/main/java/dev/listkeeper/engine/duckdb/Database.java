package dev.listkeeper.engine.duckdb;

import dev.listkeeper.query.EngineException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/** One open in-memory database; each use gets a connection of its own. */
final class Database implements AutoCloseable {
  private final FileChannel lockFile;
  private final DuckDBConnection connection;

  /** Opens it with a spill folder nobody else uses; that one is emptied. */
  static Database open(DuckDbSettings settings) throws IOException, SQLException {
    Files.createDirectories(settings.spillFolder());
    FileChannel lockFile = lock(settings.spillFolder());
    try {
      LeftOvers.clean(settings.spillFolder());
      var database = new Database(lockFile, connect(settings));
      LeftOvers.releaseNativeLibrary();
      return database;
    } catch (IOException | SQLException | RuntimeException failure) {
      lockFile.close();
      throw failure;
    }
  }

  private Database(FileChannel lockFile, DuckDBConnection connection) {
    this.lockFile = lockFile;
    this.connection = connection;
  }

  private static FileChannel lock(Path spillFolder) throws IOException {
    FileChannel channel =
        FileChannel.open(
            spillFolder.resolve("engine.lock"),
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE);
    if (!tryLock(channel)) {
      channel.close();
      throw new EngineException(
          "Another engine uses " + spillFolder + " to spill; each needs a folder of its own.",
          new IOException("engine.lock is held"));
    }
    return channel;
  }

  private static boolean tryLock(FileChannel channel) throws IOException {
    try {
      @Nullable FileLock lock = channel.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException sameProcess) {
      return false;
    }
  }

  private static DuckDBConnection connect(DuckDbSettings settings) throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("jdbc_stream_results", "true");
    properties.setProperty("memory_limit", settings.memoryLimitMegabytes() + "MB");
    properties.setProperty("threads", Integer.toString(settings.threads()));
    properties.setProperty("temp_directory", settings.spillFolder().toAbsolutePath().toString());
    // a path such as https://... or a file of a foreign format must never reach for the network
    properties.setProperty("autoinstall_known_extensions", "false");
    properties.setProperty("autoload_known_extensions", "false");
    properties.setProperty("allow_community_extensions", "false");
    // rows of the model have no order unless sorted; keeping one costs memory
    properties.setProperty("preserve_insertion_order", "false");
    DuckDBConnection connection =
        DriverManager.getConnection("jdbc:duckdb:", properties).unwrap(DuckDBConnection.class);
    try (Statement statement = connection.createStatement()) {
      statement.execute("SET GLOBAL TimeZone = 'UTC'");
      statement.execute("SET GLOBAL lock_configuration = true");
    } catch (SQLException failure) {
      connection.close();
      throw failure;
    }
    return connection;
  }

  DuckDBConnection connection() throws SQLException {
    return connection.duplicate();
  }

  @Override
  public void close() throws SQLException, IOException {
    try (lockFile) {
      connection.close();
    }
  }
}
