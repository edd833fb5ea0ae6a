package dev.listkeeper.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A server in a process of its own, that can be killed as a machine kills it. */
public final class ServerProcess implements AutoCloseable {
  private static final String READY = "Listkeeper is ready at ";

  private final Process process;
  private final URI address;

  private ServerProcess(Process process, URI address) {
    this.process = process;
    this.address = address;
  }

  /** Starts it and waits until it answers. */
  public static ServerProcess start(Path home, Map<String, String> settings) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-Xmx512m",
                "-cp",
                System.getProperty("java.class.path"),
                Listkeeper.class.getName(),
                "serve")
            .redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().keySet().removeIf(name -> name.startsWith("LISTKEEPER_"));
    builder.environment().putAll(settings);
    builder.environment().put("LISTKEEPER_HOME", home.toString());
    builder.environment().put("LISTKEEPER_PORT", "0");
    Process process = builder.start();
    List<String> said = new ArrayList<>();
    BufferedReader lines = process.inputReader();
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      said.add(line);
      if (line.startsWith(READY)) {
        return new ServerProcess(process, URI.create(line.substring(READY.length()).strip()));
      }
    }
    process.destroyForcibly();
    throw new IOException("The server ended: " + said);
  }

  public URI address() {
    return address;
  }

  public long pid() {
    return process.pid();
  }

  /** SIGKILL: it gets no chance to do anything more. */
  public void kill() throws InterruptedException {
    process.destroyForcibly();
    process.waitFor(10, TimeUnit.SECONDS);
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
