package dev.listkeeper.server.backup;

import dev.listkeeper.problem.Problem;
import dev.listkeeper.problem.ProblemCode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** A backup that can be read back: opening it has compared every byte with the manifest. */
public final class BackupFile implements AutoCloseable {
  private final Path file;
  private final ZipFile zip;
  private final Manifest manifest;

  private BackupFile(Path file, ZipFile zip, Manifest manifest) {
    this.file = file;
    this.zip = zip;
    this.manifest = manifest;
  }

  /**
   * Opens and checks a file.
   *
   * @throws Problem BACKUP_UNUSABLE when it is damaged, cut off, no backup, or of a newer format;
   *     FILE_NOT_FOUND
   */
  public static BackupFile open(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new Problem(ProblemCode.FILE_NOT_FOUND, "There is no file " + file + ".");
    }
    ZipFile zip;
    try {
      zip = new ZipFile(file.toFile());
    } catch (IOException e) {
      throw unusable(file, "is damaged or no backup of Listkeeper", e);
    }
    try {
      BackupFile opened = new BackupFile(file, zip, manifest(file, zip));
      opened.checkAll();
      return opened;
    } catch (RuntimeException e) {
      closeQuietly(zip, e);
      throw e;
    }
  }

  private static void closeQuietly(ZipFile zip, RuntimeException reason) {
    try {
      zip.close();
    } catch (IOException e) {
      reason.addSuppressed(e);
    }
  }

  private static Manifest manifest(Path file, ZipFile zip) {
    ZipEntry entry = zip.getEntry(Manifest.NAME);
    if (entry == null) {
      throw unusable(file, "is no backup of Listkeeper, or was cut off", null);
    }
    try (InputStream in = zip.getInputStream(entry)) {
      byte[] json = in.readAllBytes();
      int format = JsonMapper.shared().readTree(json).path("format").asInt(0);
      if (format > Manifest.FORMAT) {
        throw new Problem(
            ProblemCode.BACKUP_UNUSABLE,
            "The backup "
                + file
                + " was written by a newer version of Listkeeper; restore it with that.");
      }
      return JsonMapper.shared().readValue(json, Manifest.class);
    } catch (IOException | JacksonException e) {
      throw unusable(file, "is damaged in " + Manifest.NAME, e);
    }
  }

  private void checkAll() {
    for (Manifest.Entry entry : manifest.entries()) {
      MessageDigest digest = HashedZip.sha256();
      try (InputStream in = new DigestInputStream(open(entry.name()), digest)) {
        long bytes = in.transferTo(java.io.OutputStream.nullOutputStream());
        if (bytes != entry.bytes()
            || !HexFormat.of().formatHex(digest.digest()).equals(entry.sha256())) {
          throw unusable(file, "is damaged in " + entry.name(), null);
        }
      } catch (IOException e) {
        throw unusable(file, "is damaged in " + entry.name(), e);
      }
    }
  }

  Manifest manifest() {
    return manifest;
  }

  /** The lines of a table. */
  BufferedReader table(Manifest.TableEntry table) throws IOException {
    return new BufferedReader(new InputStreamReader(open(table.entry()), StandardCharsets.UTF_8));
  }

  /** The names of all snapshot files, as paths in the home folder. */
  List<String> snapshots() {
    return manifest.entries().stream()
        .map(Manifest.Entry::name)
        .filter(name -> name.startsWith(Manifest.SNAPSHOTS))
        .toList();
  }

  byte[] key() throws IOException {
    try (InputStream in = open(Manifest.KEY)) {
      return in.readAllBytes();
    }
  }

  /** Writes an entry below a folder, and never beside it. */
  void extract(String name, Path folder) throws IOException {
    Path target = folder.resolve(name).normalize();
    if (!target.startsWith(folder.resolve(Manifest.SNAPSHOTS))) {
      throw unusable(file, "has an entry outside of the home folder", null);
    }
    Files.createDirectories(target.getParent());
    try (InputStream in = open(name)) {
      Files.copy(in, target, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private InputStream open(String name) throws IOException {
    ZipEntry entry = zip.getEntry(name);
    if (entry == null) {
      throw unusable(file, "lacks its entry " + name, null);
    }
    return zip.getInputStream(entry);
  }

  private static Problem unusable(Path file, String what, @Nullable Exception cause) {
    return new Problem(
        ProblemCode.BACKUP_UNUSABLE,
        "The file " + file + " " + what + "; use another backup.",
        cause);
  }

  @Override
  public void close() {
    try {
      zip.close();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
