package dev.listkeeper.server.upload;

import dev.listkeeper.problem.Problem;
import dev.listkeeper.problem.ProblemCode;
import dev.listkeeper.server.audit.Audit;
import dev.listkeeper.server.audit.AuditAction;
import dev.listkeeper.server.audit.ValueChange;
import dev.listkeeper.server.security.CurrentUser;
import dev.listkeeper.source.DataSource;
import dev.listkeeper.source.file.FileContent;
import dev.listkeeper.workspace.Definitions;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Keeps uploaded files where sources may read them, each in a folder of its own. A file is there
 * whole or not at all. What no source came to use is removed after a day.
 */
public final class Uploads {
  private static final int BUFFER = 1 << 16;
  private static final int MEGABYTE = 1 << 20;
  private static final Duration UNUSED = Duration.ofDays(1);

  private final Path folder;
  private final int megabytes;
  private final Definitions<DataSource> sources;
  private final Audit audit;
  private final Clock clock;

  /**
   * @param folder holds all uploads; made when it is missing
   * @param megabytes how large a file may be
   */
  public Uploads(
      Path folder, int megabytes, Definitions<DataSource> sources, Audit audit, Clock clock) {
    this.folder = folder;
    this.megabytes = megabytes;
    this.sources = sources;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * A stored file.
   *
   * @param folder as a data source names it
   */
  public record Uploaded(String folder, String file, long bytes) {}

  public int megabytes() {
    return megabytes;
  }

  /**
   * Stores a file and writes down who brought it.
   *
   * @param name as given, however hostile
   * @throws Problem LIMIT_EXCEEDED when it is too large, FILE_UNREADABLE when it is neither text
   *     nor Parquet, OUT_OF_DISK; then nothing of it is left
   */
  public Uploaded store(String name, InputStream in) {
    sweep();
    Path partial = folder.resolve(".partial-" + UUID.randomUUID());
    try {
      Files.createDirectories(folder);
      long bytes = copy(in, partial);
      String file = UploadedName.of(name, FileContent.of(partial));
      String place = "upload-" + UUID.randomUUID();
      Path whole = Files.createDirectory(folder.resolve(place));
      Files.move(partial, whole.resolve(file), StandardCopyOption.ATOMIC_MOVE);
      audit.note(
          CurrentUser.nameForTheRecord(),
          AuditAction.FILE_UPLOADED,
          "uploads/" + place,
          file,
          ValueChange.of("bytes", null, bytes));
      return new Uploaded(place, file, bytes);
    } catch (IOException e) {
      throw new Problem(
          ProblemCode.OUT_OF_DISK,
          "The file was not received whole or can't be stored; nothing of it was kept. Try again, and"
              + " see to the disk of the server.",
          e);
    } finally {
      remove(partial);
    }
  }

  private long copy(InputStream in, Path partial) throws IOException {
    long bytes = 0;
    byte[] buffer = new byte[BUFFER];
    try (OutputStream out = Files.newOutputStream(partial, StandardOpenOption.CREATE_NEW)) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        bytes += read;
        if (bytes > (long) megabytes * MEGABYTE) {
          throw tooLarge();
        }
        out.write(buffer, 0, read);
      }
    }
    try (FileChannel channel = FileChannel.open(partial, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
    return bytes;
  }

  /** What is said of a file above the limit. */
  public Problem tooLarge() {
    return new Problem(
        ProblemCode.LIMIT_EXCEEDED,
        "The file is larger than "
            + megabytes
            + " MB, which is the limit for uploads; nothing of it was kept. Put it into a folder that"
            + " sources may read, or have the operator raise LISTKEEPER_UPLOAD_MEGABYTES.");
  }

  private void sweep() {
    Set<Path> used =
        sources.all().stream()
            .map(source -> folder.resolve(source.folder()).getFileName())
            .collect(Collectors.toUnmodifiableSet());
    try (Stream<Path> found = Files.isDirectory(folder) ? Files.list(folder) : Stream.empty()) {
      for (Path one : found.toList()) {
        boolean old =
            Files.getLastModifiedTime(one).toInstant().isBefore(clock.instant().minus(UNUSED));
        if (old && !used.contains(one.getFileName())) {
          remove(one);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The folder of uploads can't be looked at.", e);
    }
  }

  private static void remove(Path path) {
    if (!Files.exists(path)) {
      return;
    }
    try (Stream<Path> found = Files.walk(path)) {
      List<Path> all = found.sorted(Comparator.reverseOrder()).toList();
      for (Path one : all) {
        Files.delete(one);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("An upload can't be removed.", e);
    }
  }
}
