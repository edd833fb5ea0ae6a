package dev.listkeeper.server.config;

import dev.listkeeper.problem.Problem;
import dev.listkeeper.problem.ProblemCode;
import dev.listkeeper.workspace.Scratch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/**
 * The home folder, open only to the user the server runs as, and in it the folder {@code
 * processes/N} that this process has for itself. With the embedded database there is one process at
 * a time; processes that share a PostgreSQL database share the home too.
 */
public final class Home implements AutoCloseable {
  private static final int MOST_PROCESSES = 64;

  private final Path process;
  private final HeldLock held;
  private final HeldLock starting;

  private Home(Path process, HeldLock held, HeldLock starting) {
    this.process = process;
    this.held = held;
    this.starting = starting;
  }

  /**
   * Makes the folders that are missing and takes a place for this process. One process at a time
   * starts: the next waits here until {@link #started}.
   *
   * @throws Problem HOME_LOCKED when there is no place left; INVALID_SETTING when a folder can't be
   *     made or a data folder is none
   */
  public static Home open(Settings settings) {
    Path folder = settings.home();
    makeFolder(folder);
    makeFolder(folder.resolve("processes"));
    HeldLock starting = HeldLock.await(folder.resolve("lock")).orElseThrow(() -> isBusy(folder));
    try {
      boolean shared = settings.database() instanceof DatabaseAddress.PostgreSql;
      Home home = take(folder, shared ? MOST_PROCESSES : 1, starting);
      home.makeFolders(settings);
      return home;
    } catch (RuntimeException e) {
      starting.close();
      throw e;
    }
  }

  /** Where files of forms are while they arrive; what a killed process left is emptied at start. */
  Path parts() {
    return process.resolve("scratch").resolve("parts");
  }

  private static Home take(Path folder, int places, HeldLock starting) {
    for (int number = 1; number <= places; number++) {
      Path process = folder.resolve("processes").resolve(Integer.toString(number));
      makeFolder(process);
      Optional<HeldLock> held = HeldLock.take(process.resolve("lock"));
      if (held.isPresent()) {
        return new Home(process, held.get(), starting);
      }
    }
    throw isBusy(folder);
  }

  private static Problem isBusy(Path folder) {
    return new Problem(
        ProblemCode.HOME_LOCKED,
        "Another Listkeeper is running on the folder "
            + folder
            + "; stop it, or set LISTKEEPER_HOME to another folder.");
  }

  private void makeFolders(Settings settings) {
    try {
      for (String name : new String[] {"inbox", "database", "snapshots"}) {
        makeFolder(settings.home().resolve(name));
      }
      Path scratch = process.resolve("scratch");
      if (Files.exists(scratch)) {
        new Scratch(scratch).close(); // of a process that was killed
      }
      makeFolder(parts());
      for (Path folder : settings.dataFolders()) {
        if (!Files.isDirectory(folder)) {
          throw new Problem(
              ProblemCode.INVALID_SETTING,
              "LISTKEEPER_DATA_FOLDERS names "
                  + folder
                  + ", which is not a folder; make it, or name another.");
        }
      }
    } catch (RuntimeException e) {
      held.close();
      throw e;
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

  /** The folder that no other process uses while this one runs. */
  public Path process() {
    return process;
  }

  /** Where everything is logged, stack traces included. */
  public Path logFile() {
    return process.resolve("listkeeper.log");
  }

  /** Lets the next process start. */
  public void started() {
    starting.close();
  }

  @Override
  public void close() {
    starting.close();
    held.close();
  }
}
