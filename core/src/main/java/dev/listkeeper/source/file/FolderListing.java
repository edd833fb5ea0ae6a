package dev.listkeeper.source.file;

import dev.listkeeper.problem.Problem;
import dev.listkeeper.problem.ProblemCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Looks into allowed folders and nowhere else: what a link or {@code ..} leads to outside of them
 * is neither opened nor named.
 *
 * @param roots the allowed folders
 * @param hidden one that is not named, because it is for programs
 */
public record FolderListing(List<Path> roots, Path hidden) {
  /** More than a person looks through. */
  private static final int MOST = 1_000;

  public FolderListing {
    hidden = hidden.toAbsolutePath().normalize();
    roots = roots.stream().map(root -> root.toAbsolutePath().normalize()).toList();
  }

  /**
   * What lies in a folder.
   *
   * @param root which of the allowed folders, from 0
   * @param folder below it; empty for that folder itself
   * @throws Problem FOLDER_NOT_ALLOWED for what is not in it or not there, so that nothing outside
   *     can be probed
   */
  public FolderContents of(int root, String folder) {
    if (root < 0 || root >= roots.size()) {
      throw notAllowed();
    }
    Path allowed = real(roots.get(root));
    Path real = real(child(allowed, folder));
    if (!real.startsWith(allowed) || !Files.isDirectory(real)) {
      throw notAllowed();
    }
    return read(root, allowed, real);
  }

  /**
   * How a source names a folder so that exactly this one is read: short where that is enough.
   *
   * @param folder as {@link FolderContents#folder()}
   */
  public String named(int root, String folder, String file) {
    FolderContents found = of(root, folder);
    Path relative = Path.of(found.folder()).resolve(file);
    boolean elsewhere =
        roots.subList(0, root).stream().anyMatch(other -> Files.exists(other.resolve(relative)));
    return elsewhere
        ? roots.get(root).resolve(found.folder()).toString()
        : found.folder().isEmpty() ? "." : found.folder();
  }

  private FolderContents read(int root, Path allowed, Path folder) {
    List<String> folders = new ArrayList<>();
    List<FolderContents.Entry> files = new ArrayList<>();
    boolean more = false;
    try (Stream<Path> found = Files.list(folder)) {
      for (Path path : found.filter(FolderListing::isShown).sorted().toList()) {
        if (folders.size() + files.size() == MOST) {
          more = true;
          break;
        }
        if (!path.equals(hidden) && !leadsOut(allowed, path)) {
          add(path, folders, files);
        }
      }
    } catch (IOException e) {
      throw AllowedFolders.unreadable(folder, e);
    }
    return new FolderContents(root, allowed.relativize(folder).toString(), folders, files, more);
  }

  private static void add(Path path, List<String> folders, List<FolderContents.Entry> files)
      throws IOException {
    String name = path.getFileName().toString();
    if (Files.isDirectory(path)) {
      folders.add(name);
    } else if (Files.isRegularFile(path)) {
      files.add(
          new FolderContents.Entry(
              name, Files.size(path), Files.getLastModifiedTime(path).toInstant()));
    }
  }

  private static boolean isShown(Path path) {
    return !path.getFileName().toString().startsWith(".");
  }

  private static boolean leadsOut(Path allowed, Path path) {
    try {
      return !path.toRealPath().startsWith(allowed);
    } catch (IOException gone) {
      return true;
    }
  }

  private static Path child(Path allowed, String folder) {
    try {
      return allowed.resolve(folder);
    } catch (InvalidPathException e) {
      throw notAllowed();
    }
  }

  private static Path real(Path path) {
    try {
      return path.toRealPath();
    } catch (IOException e) {
      throw notAllowed();
    }
  }

  private static Problem notAllowed() {
    return new Problem(
        ProblemCode.FOLDER_NOT_ALLOWED,
        "There is no such folder among those that sources may read: choose one from the list, or"
            + " have the operator add it to LISTKEEPER_DATA_FOLDERS.");
  }
}
