package dev.listkeeper.source;

import dev.listkeeper.problem.Problem;
import dev.listkeeper.problem.ProblemCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** A folder for one read, removed with what is in it when the read ends, however it ends. */
record Scratch(Path folder) implements AutoCloseable {
  static Scratch in(Path parent) {
    try {
      Files.createDirectories(parent);
      return new Scratch(Files.createTempDirectory(parent, "read-"));
    } catch (IOException e) {
      throw failed("The scratch folder " + parent + " can't be used", e);
    }
  }

  private static Problem failed(String what, IOException cause) {
    return new Problem(
        ProblemCode.OUT_OF_DISK,
        what + " (" + cause.getMessage() + "): see to the disk that holds it.",
        cause);
  }

  @Override
  public void close() {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
      Files.delete(folder);
    } catch (IOException e) {
      throw failed("The scratch folder " + folder + " can't be removed", e);
    }
  }
}
