package dev.listkeeper.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A copy of the launcher in a folder of its own, on a machine that has just the usual small tools
 * and the Java and Maven that a test gives it. Nothing of the real machine's Java is in reach.
 */
final class FakeMachine {
  private static final List<String> TOOLS =
      List.of(
          "awk",
          "bash",
          "cat",
          "dirname",
          "env",
          "find",
          "flock",
          "grep",
          "id",
          "mkdir",
          "readlink",
          "rm",
          "sed",
          "sort",
          "tee",
          "touch");

  private final Path bin;
  private final Path root;
  private final Map<String, String> environment = new HashMap<>();
  private Path directory;

  /** What a run of the launcher left. */
  record Outcome(int status, String out, String err) {}

  FakeMachine(Path folder) throws IOException {
    bin = Files.createDirectories(folder.resolve("bin"));
    root = Files.createDirectories(folder.resolve("product"));
    directory = folder;
    Files.copy(
        Path.of(System.getProperty("listkeeper.root"), "listkeeper"), root.resolve("listkeeper"));
    Files.createDirectories(root.resolve("server/src/main/java"));
    Files.writeString(root.resolve("pom.xml"), "<project/>");
    for (String tool : TOOLS) {
      for (String place : List.of("/bin", "/usr/bin")) {
        Path original = Path.of(place, tool);
        if (Files.isExecutable(original) && Files.notExists(bin.resolve(tool))) {
          script(bin.resolve(tool), "exec " + original + " \"$@\"");
        }
      }
    }
    environment.put("PATH", bin.toString());
    environment.put("HOME", folder.toString());
    environment.put("LISTKEEPER_JAVA_FOLDERS", folder.resolve("jvm").toString());
  }

  Path root() {
    return root;
  }

  FakeMachine with(String name, String value) {
    environment.put(name, value);
    return this;
  }

  FakeMachine in(Path workingDirectory) {
    directory = workingDirectory;
    return this;
  }

  /** A JDK whose java prints its arguments, one a line, and ends with the status 7. */
  Path jdk(String version, Path home) throws IOException {
    script(home.resolve("bin/java"), "for a in \"$@\"; do echo \"<$a>\"; done; exit 7");
    script(home.resolve("bin/javac"), "exit 1");
    Files.writeString(home.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
    return home;
  }

  /** A Maven that does what the shell line says, in the product's folder. */
  void maven(String line) throws IOException {
    script(bin.resolve("mvn"), line);
  }

  void script(Path file, String line) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, "#!/bin/sh\n" + line + "\n");
    if (!file.toFile().setExecutable(true)) {
      throw new IOException("Could not make " + file + " executable.");
    }
  }

  Outcome listkeeper(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("bash", root.resolve("listkeeper").toString()));
    command.addAll(List.of(arguments));
    Path out = Files.createTempFile(bin.getParent(), "out", ".txt");
    Path err = Files.createTempFile(bin.getParent(), "err", ".txt");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    Process process = builder.start();
    process.getOutputStream().close();
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new IOException("The launcher did not end: " + Files.readString(err));
    }
    return new Outcome(process.exitValue(), Files.readString(out), Files.readString(err));
  }
}
