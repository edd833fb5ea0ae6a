package dev.listkeeper.source.file;

import dev.listkeeper.problem.Problem;
import dev.listkeeper.problem.ProblemCode;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The only folders file sources may read in. Every path is followed to where it really leads,
 * through symbolic links and {@code ..}, before it is compared with them.
 *
 * @param folders as the operator set them; they need not exist yet
 */
public record AllowedFolders(List<Path> folders) {
  public AllowedFolders {
    folders = folders.stream().map(folder -> folder.toAbsolutePath().normalize()).toList();
  }

  /**
   * The file a table names.
   *
   * @param folder absolute, or below an allowed folder: the first one in which the file exists
   * @throws Problem FOLDER_NOT_ALLOWED, FILE_NOT_FOUND or FILE_UNREADABLE
   */
  public Path file(String folder, String file) {
    Path relative = path(folder).resolve(path(file));
    List<Path> candidates = folders.stream().map(allowed -> allowed.resolve(relative)).toList();
    for (Path candidate : candidates) {
      if (Files.exists(candidate)) {
        return checked(candidate);
      }
    }
    // Nothing exists: whether it would be allowed is still answered first, so that paths outside
    // can't be probed.
    Path first = candidates.isEmpty() ? relative.toAbsolutePath() : candidates.getFirst();
    if (folders.stream().noneMatch(allowed -> first.normalize().startsWith(allowed))) {
      throw notAllowed(relative);
    }
    throw notFound(first);
  }

  private Path checked(Path candidate) {
    Path real = real(candidate);
    if (folders.stream().filter(Files::exists).map(this::real).noneMatch(real::startsWith)) {
      throw folders.stream().anyMatch(candidate.normalize()::startsWith)
          ? leadsOut(candidate)
          : notAllowed(candidate);
    }
    if (!Files.isRegularFile(real)) {
      throw new Problem(
          ProblemCode.FILE_UNREADABLE,
          candidate.normalize()
              + " is not a file: name a file of the folder, not the folder itself.");
    }
    if (!Files.isReadable(real)) {
      throw unreadable(candidate, null);
    }
    return real;
  }

  private Path real(Path path) {
    try {
      return path.toRealPath();
    } catch (NoSuchFileException | NotDirectoryException e) {
      throw notFound(path);
    } catch (IOException e) {
      throw unreadable(path, e);
    }
  }

  private static Path path(String text) {
    try {
      return Path.of(text);
    } catch (InvalidPathException e) {
      throw new Problem(
          ProblemCode.INVALID_REQUEST, "A path can't be read: " + e.getReason() + ".", e);
    }
  }

  private Problem leadsOut(Path link) {
    return new Problem(
        ProblemCode.FOLDER_NOT_ALLOWED,
        link.normalize()
            + " goes over a link that leads outside the folders that sources may read ("
            + allowed()
            + "): put the file itself there, or have the operator add the link's target to"
            + " LISTKEEPER_DATA_FOLDERS.");
  }

  private String allowed() {
    return folders.isEmpty()
        ? "none are set"
        : folders.stream().map(Path::toString).collect(Collectors.joining(", "));
  }

  private Problem notAllowed(Path path) {
    return new Problem(
        ProblemCode.FOLDER_NOT_ALLOWED,
        path.normalize()
            + " is outside the folders that sources may read ("
            + allowed()
            + "): move the file there, or have the operator add its folder to"
            + " LISTKEEPER_DATA_FOLDERS.");
  }

  private static Problem notFound(Path path) {
    return new Problem(
        ProblemCode.FILE_NOT_FOUND,
        "There is no file "
            + path.normalize()
            + ": put it there, or correct the table's file name.");
  }

  /** The file is there, but the system refuses or fails to give its content. */
  static Problem unreadable(Path path, @org.jspecify.annotations.Nullable IOException cause) {
    String why =
        cause == null || cause instanceof AccessDeniedException
            ? "access is denied"
            : String.valueOf(cause.getMessage());
    return new Problem(
        ProblemCode.FILE_UNREADABLE,
        path + " can't be read (" + why + "): give the server's user the right to read it.",
        cause);
  }
}
