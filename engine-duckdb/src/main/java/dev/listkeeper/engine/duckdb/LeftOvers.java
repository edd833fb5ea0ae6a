package dev.listkeeper.engine.duckdb;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Files that a killed process leaves behind: what it spilled, and DuckDB's unpacked library. */
final class LeftOvers {
  private static final String LIBRARIES = "libduckdb_java*.so";
  private static final Path MAPPED_FILES = Path.of("/proc/self/maps");

  /** A process that has unpacked its library loads it within moments. */
  private static final Duration CERTAINLY_LOADED = Duration.ofDays(1);

  private LeftOvers() {}

  static void clean(Path spillFolder) throws IOException {
    delete(spillFolder, "duckdb_temp_*", Instant.MAX);
    Optional<Instant> started = ProcessHandle.current().info().startInstant();
    if (started.isPresent()) {
      delete(temporaryFolder(), LIBRARIES, started.get().minus(CERTAINLY_LOADED));
    }
  }

  private static Path temporaryFolder() {
    return Path.of(System.getProperty("java.io.tmpdir", "/tmp"));
  }

  private static void delete(Path folder, String names, Instant olderThan) throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, names)) {
      for (Path file : files) {
        if (isOlder(file, olderThan)) {
          deleteIfPossible(file);
        }
      }
    }
  }

  private static boolean isOlder(Path file, Instant moment) throws IOException {
    FileTime modified = Files.getLastModifiedTime(file);
    return modified.toInstant().isBefore(moment);
  }

  private static void deleteIfPossible(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException othersFile) {
      // in use (Windows) or another user's: not ours to remove, and no reason not to start
      System.getLogger(LeftOvers.class.getName())
          .log(System.Logger.Level.DEBUG, "Left in place: {0}", file);
    }
  }

  /**
   * Unlinks the library this process has loaded, so that a kill leaves nothing. Only where the
   * system says which file that is, and keeps the code of an unlinked file.
   */
  static void releaseNativeLibrary() throws IOException {
    if (!Files.isReadable(MAPPED_FILES)) {
      return;
    }
    Path folder = temporaryFolder();
    try (Stream<String> maps = Files.lines(MAPPED_FILES)) {
      List<Path> libraries =
          maps.filter(line -> line.contains("/libduckdb_java") && line.endsWith(".so"))
              .map(line -> Path.of(line.substring(line.indexOf('/'))))
              .filter(file -> folder.equals(file.getParent()))
              .distinct()
              .toList();
      libraries.forEach(LeftOvers::deleteIfPossible);
    }
  }
}
