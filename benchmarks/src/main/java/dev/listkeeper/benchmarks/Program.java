package dev.listkeeper.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/** A program in a process of its own, with this one's class path and JVM options. */
final class Program implements AutoCloseable {
  private final Process process;
  private final List<String> said = new ArrayList<>();

  private Program(Process process) {
    this.process = process;
  }

  /** Starts it and reads what it says up to the line that begins with a word. */
  static Program start(
      String mainClass, List<String> arguments, Map<String, String> environment, String ready) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), mainClass));
    command.addAll(arguments);
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
    builder.environment().keySet().removeIf(name -> name.startsWith("LISTKEEPER_"));
    builder.environment().putAll(environment);
    try {
      Program program = new Program(builder.start());
      program.readUntil(ready);
      return program;
    } catch (IOException e) {
      throw new UncheckedIOException(mainClass + " did not start.", e);
    }
  }

  private void readUntil(String ready) throws IOException {
    BufferedReader lines = process.inputReader();
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      said.add(line);
      if (line.startsWith(ready)) {
        return;
      }
    }
    throw new IOException("It ended before it said '" + ready + "', after: " + said);
  }

  /** The rest of the first line that begins so, without blanks around it. */
  String lineAfter(String beginning) {
    return said.stream()
        .filter(line -> line.strip().startsWith(beginning))
        .map(line -> line.strip().substring(beginning.length()).strip())
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("No line '" + beginning + "' in " + said));
  }

  /** The most memory it has had resident, in bytes; empty where the system does not tell. */
  OptionalLong peakMemory() {
    Path status = Path.of("/proc", String.valueOf(process.pid()), "status");
    if (!Files.isReadable(status)) {
      return OptionalLong.empty();
    }
    try {
      return Files.readAllLines(status).stream()
          .filter(line -> line.startsWith("VmHWM:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
          .findFirst();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Ends it at once, as a machine that fails. */
  void kill() {
    process.destroyForcibly();
    close();
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(60, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
