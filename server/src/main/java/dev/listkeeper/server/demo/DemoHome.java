package dev.listkeeper.server.demo;

import dev.listkeeper.problem.Problem;
import dev.listkeeper.problem.ProblemCode;
import dev.listkeeper.server.security.PrivateFile;
import dev.listkeeper.server.security.RandomToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/**
 * The demo's own home folder, told by the file {@code demo.json} in it, which also keeps how to
 * sign in.
 *
 * @param folder LISTKEEPER_HOME
 */
record DemoHome(Path folder, SignIn signIn) {
  private static final String MARK = "demo.json";

  /** How to sign in to the demo's pages. */
  record SignIn(String email, String password) {}

  /**
   * Opens the home, or makes it.
   *
   * @throws Problem HOME_NOT_OURS when there is something else in it
   */
  static DemoHome open(Path folder) {
    Path mark = folder.resolve(MARK);
    try {
      if (Files.exists(mark)) {
        return new DemoHome(
            folder, JsonMapper.shared().readValue(Files.readString(mark), SignIn.class));
      }
      if (Files.isDirectory(folder) && !isEmpty(folder)) {
        throw new Problem(
            ProblemCode.HOME_NOT_OURS,
            "The folder "
                + folder
                + " holds something that is not a demo; the demo leaves it alone. Set LISTKEEPER_HOME to a new folder.");
      }
      SignIn signIn = new SignIn("demo@example.com", RandomToken.create());
      PrivateFile.write(mark, JsonMapper.shared().writeValueAsString(signIn));
      return new DemoHome(folder, signIn);
    } catch (IOException e) {
      throw new UncheckedIOException("The folder " + folder + " can't be used for the demo.", e);
    }
  }

  private static boolean isEmpty(Path folder) throws IOException {
    try (Stream<Path> found = Files.list(folder)) {
      return found.findAny().isEmpty();
    }
  }

  Path sandbox() {
    return folder.resolve("sandbox");
  }

  Path inbox() {
    return folder.resolve("inbox");
  }
}
