package dev.listkeeper.constantcontact.sandbox.activity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** What activities read and write: uploads that wait, and exports that can be downloaded. */
public final class ActivityFiles implements AutoCloseable {
  private static final String UPLOAD = ".upload";
  private static final String EXPORT = ".csv";

  private final Path folder;
  private final boolean temporary;

  /** Files in this folder; a temporary one is removed at the end. */
  public ActivityFiles(Path folder, boolean temporary) throws IOException {
    this.folder = Files.createDirectories(folder);
    this.temporary = temporary;
  }

  void keepUpload(UUID activity, byte[] bytes) throws IOException {
    Files.write(upload(activity), bytes);
  }

  Path upload(UUID activity) {
    return folder.resolve(activity + UPLOAD);
  }

  Path export(UUID activity) {
    return folder.resolve(activity + EXPORT);
  }

  void removeUpload(UUID activity) {
    remove(upload(activity));
  }

  void remove(UUID activity) {
    remove(upload(activity));
    remove(export(activity));
  }

  private static void remove(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Removes what belongs to no activity, left by a process that was killed. */
  void keepOnly(Set<UUID> activities) throws IOException {
    for (Path file : all()) {
      String name = file.getFileName().toString();
      String id = name.substring(0, Math.max(name.lastIndexOf('.'), 0));
      if (activities.stream().noneMatch(known -> known.toString().equals(id))) {
        Files.delete(file);
      }
    }
  }

  private List<Path> all() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }

  @Override
  public void close() throws IOException {
    if (temporary) {
      for (Path file : all()) {
        Files.delete(file);
      }
      Files.delete(folder);
    }
  }
}
