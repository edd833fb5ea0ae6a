package dev.listkeeper.server.installation;

import dev.listkeeper.problem.Problem;
import dev.listkeeper.problem.ProblemCode;
import dev.listkeeper.server.security.PrivateFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The file in a home folder that names its installation. A copy of it is another file: it has
 * another identity.
 */
record Marker(Path home) {

  private Path file() {
    return home.resolve("installation");
  }

  /** The installation; empty when nobody used this folder yet. */
  Optional<String> id() {
    try {
      return Files.exists(file())
          ? Optional.of(Files.readString(file()).strip())
          : Optional.empty();
    } catch (IOException e) {
      throw unusable(e);
    }
  }

  /** Keeps the file, and so its inode, when there is one. */
  void write(String id) {
    try {
      if (Files.exists(file())) {
        Files.writeString(file(), id);
      } else {
        PrivateFile.write(file(), id);
      }
    } catch (IOException e) {
      throw unusable(e);
    }
  }

  /** Where the home folder really is, links resolved. */
  String place() {
    try {
      return home.toRealPath().toString();
    } catch (IOException e) {
      throw unusable(e);
    }
  }

  /** Which file it is: its inode, and its birth, because inodes are used again. */
  String identity() {
    try {
      if (!Files.exists(file())) {
        return "";
      }
      boolean unix = file().getFileSystem().supportedFileAttributeViews().contains("unix");
      String inode = unix ? Files.getAttribute(file(), "unix:ino").toString() : "";
      return inode + " of " + Files.getAttribute(file(), "creationTime");
    } catch (IOException e) {
      throw unusable(e);
    }
  }

  private Problem unusable(IOException cause) {
    return new Problem(
        ProblemCode.INVALID_SETTING,
        "The file " + file() + " can't be used; check who may read and write in LISTKEEPER_HOME.",
        cause);
  }
}
