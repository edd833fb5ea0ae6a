package dev.listkeeper.workspace;

import dev.listkeeper.problem.Problem;
import dev.listkeeper.problem.ProblemCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A folder for intermediate results; deleted with all that is in it when closed. */
public record Scratch(Path folder) implements AutoCloseable {

  public static Scratch under(Workspace workspace) {
    try {
      Files.createDirectories(workspace.scratch());
      return new Scratch(Files.createTempDirectory(workspace.scratch(), "work-"));
    } catch (IOException e) {
      throw failed("The scratch folder " + workspace.scratch() + " can't be used", e);
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
    try (Stream<Path> found = Files.walk(folder)) {
      List<Path> files = found.sorted(Comparator.reverseOrder()).toList();
      for (Path file : files) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw failed("The scratch folder " + folder + " can't be removed", e);
    }
  }
}
