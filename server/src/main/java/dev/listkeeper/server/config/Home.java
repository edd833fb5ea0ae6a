package dev.listkeeper.server.config;

import dev.listkeeper.problem.Problem;
import dev.listkeeper.problem.ProblemCode;
import dev.listkeeper.workspace.Scratch;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;

/** The home folder, open only to the user the server runs as, and held by one process at a time. */
public final class Home implements AutoCloseable {
  private final FileChannel held;

  private Home(FileChannel held) {
    this.held = held;
  }

  /**
   * Makes the folders that are missing, takes the lock, and clears away intermediate results.
   *
   * @throws Problem HOME_LOCKED when another process has it; INVALID_SETTING when a folder can't be
   *     made or a data folder is none
   */
  public static Home open(Settings settings) {
    Path home = settings.home();
    makeFolder(home);
    FileChannel lock = lock(home);
    makeFolder(home.resolve("inbox"));
    makeFolder(home.resolve("database"));
    makeFolder(home.resolve("logs"));
    makeFolder(home.resolve("snapshots"));
    makeFolder(home.resolve("spill"));
    makeFolder(home.resolve("scratch"));
    clear(home.resolve("scratch"));
    for (Path folder : settings.dataFolders()) {
      if (!Files.isDirectory(folder)) {
        throw new Problem(
            ProblemCode.INVALID_SETTING,
            "LISTKEEPER_DATA_FOLDERS names "
                + folder
                + ", which is not a folder; make it, or name another.");
      }
    }
    return new Home(lock);
  }

  /** What a killed process left holds rows of people; the lock says that nobody works there. */
  private static void clear(Path scratch) {
    try (DirectoryStream<Path> leftOver = Files.newDirectoryStream(scratch)) {
      leftOver.forEach(work -> new Scratch(work).close());
    } catch (IOException e) {
      throw new Problem(
          ProblemCode.INVALID_SETTING,
          "The folder " + scratch + " can't be read; check who may read and write there.",
          e);
    }
  }

  /** Makes a folder that only its owner can open, where the file system knows owners. */
  static void makeFolder(Path folder) {
    try {
      if (Files.isDirectory(folder)) {
        return;
      }
      if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
        Files.createDirectories(
            folder,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      } else {
        Files.createDirectories(folder);
      }
    } catch (IOException e) {
      throw new Problem(
          ProblemCode.INVALID_SETTING,
          "The folder " + folder + " can't be made; check LISTKEEPER_HOME and who may write there.",
          e);
    }
  }

  private static FileChannel lock(Path home) {
    Path file = home.resolve("lock");
    try {
      FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (tryLock(channel) == null) {
        channel.close();
        throw new Problem(
            ProblemCode.HOME_LOCKED,
            "Another Listkeeper is running on the folder "
                + home
                + "; stop it, or set LISTKEEPER_HOME"
                + " to another folder.");
      }
      return channel;
    } catch (IOException e) {
      throw new Problem(
          ProblemCode.INVALID_SETTING,
          "The file " + file + " can't be written; check LISTKEEPER_HOME and who may write there.",
          e);
    }
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      // Held by this very process, as in tests: for the caller that is the same answer.
      return null;
    }
  }

  @Override
  public void close() {
    try {
      held.close();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
