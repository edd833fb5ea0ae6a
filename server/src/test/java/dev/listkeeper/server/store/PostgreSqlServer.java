package dev.listkeeper.server.store;

import static java.nio.file.attribute.PosixFilePermissions.fromString;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * A real PostgreSQL server on loopback, one for each JVM, started when the first test wants it. It
 * ends with this JVM, however that ends: its guard reads from us and stops it when we are gone.
 */
public final class PostgreSqlServer {
  /** The owner of every database; its password is what tests look for where it must not be. */
  public static final String USER = "keeper";

  public static final String PASSWORD = "pg-Pa55word-of-tests";

  private static final String GUARD =
      """
      "$@" >&2 &
      server=$!
      while read -r line; do :; done
      kill -QUIT $server
      wait $server
      """;

  /** Initialization on demand: the JVM sees to it that it happens once. */
  private static final class Holder {
    private static final Optional<PostgreSqlServer> STARTED = programs().map(PostgreSqlServer::new);

    static {
      if (STARTED.isEmpty()) {
        System.out.println(
            "No PostgreSQL in /usr/lib/postgresql: tests on PostgreSQL are skipped.");
      }
    }
  }

  private final int port;
  private final AtomicInteger databases = new AtomicInteger();

  /** The server; empty where none is installed. */
  public static Optional<PostgreSqlServer> find() {
    return Holder.STARTED;
  }

  private static Optional<Path> programs() {
    Path versions = Path.of("/usr/lib/postgresql");
    if (!Files.isDirectory(versions)) {
      return Optional.empty();
    }
    try (Stream<Path> found = Files.list(versions)) {
      return found
          .map(version -> version.resolve("bin"))
          .filter(bin -> Files.isExecutable(bin.resolve("initdb")))
          .max(Comparator.comparingInt(bin -> Integer.parseInt(bin.getName(3).toString())));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private PostgreSqlServer(Path bin) {
    try {
      Path folder = Files.createTempDirectory("listkeeper-postgresql-");
      Path password = Files.writeString(folder.resolve("password"), PASSWORD);
      if (isRoot()) {
        giveAway(password);
        giveAway(folder);
      }
      this.port = freePort();
      Path data = folder.resolve("data");
      // A locale in which hyphens do not count, so that a test notices text ordered by the
      // database.
      run(
          folder,
          List.of(
              bin.resolve("initdb").toString(),
              "--pgdata=" + data,
              "--username=" + USER,
              "--pwfile=" + password,
              "--auth=scram-sha-256",
              "--encoding=UTF8",
              "--locale-provider=icu",
              "--icu-locale=en-US-u-ka-shifted",
              "--locale=C.UTF-8",
              "--no-sync"));
      start(
          folder,
          List.of(
              bin.resolve("postgres").toString(),
              "-D",
              data.toString(),
              "-p",
              Integer.toString(port),
              "-c",
              "listen_addresses=127.0.0.1",
              "-c",
              "unix_socket_directories=",
              // Tests kill our process, never the server: what it got is safe without a disk.
              "-c",
              "fsync=off"));
      awaitReady(folder.resolve("log"));
    } catch (IOException | InterruptedException | SQLException e) {
      throw new IllegalStateException("PostgreSQL could not be started.", e);
    }
  }

  private static boolean isRoot() {
    return "root".equals(System.getProperty("user.name"));
  }

  /** To the user of the Debian package: PostgreSQL does not run as root. */
  private static void giveAway(Path file) throws IOException {
    Files.setOwner(
        file,
        file.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("postgres"));
    if (Files.isDirectory(file)) {
      Files.setPosixFilePermissions(file, fromString("rwx------"));
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static void run(Path folder, List<String> command)
      throws IOException, InterruptedException {
    Process process = process(folder, command).start();
    if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
      throw new IllegalStateException(Files.readString(folder.resolve("log")));
    }
  }

  private static void start(Path folder, List<String> command) throws IOException {
    List<String> guarded = new ArrayList<>(List.of("/bin/sh", "-c", GUARD, "guard"));
    guarded.addAll(command);
    Process guard = process(folder, guarded).start();
    OutputStream held = guard.getOutputStream();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(held, guard, folder)));
  }

  private static ProcessBuilder process(Path folder, List<String> command) {
    List<String> whole = new ArrayList<>();
    if (isRoot()) {
      whole.addAll(List.of("setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"));
    }
    whole.addAll(command);
    return new ProcessBuilder(whole)
        .directory(folder.toFile())
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("log").toFile()));
  }

  private static void stop(OutputStream held, Process guard, Path folder) {
    try {
      held.close();
      guard.waitFor(20, TimeUnit.SECONDS);
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    } catch (IOException | InterruptedException e) {
      System.err.println("PostgreSQL's folder " + folder + " is left over: " + e.getMessage());
    }
  }

  private void awaitReady(Path log) throws InterruptedException, SQLException, IOException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (true) {
      try (Connection _ = connect("postgres")) {
        return;
      } catch (SQLException notYet) {
        if (System.nanoTime() > end) {
          throw new SQLException(Files.readString(log), notYet);
        }
        TimeUnit.MILLISECONDS.sleep(50);
      }
    }
  }

  private Connection connect(String database) throws SQLException {
    return DriverManager.getConnection(url(database), USER, PASSWORD);
  }

  /** Runs one statement as the superuser. */
  public void execute(String sql) {
    try (Connection connection = connect("postgres");
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  /** Makes an empty database and returns its name. */
  public String createDatabase() {
    String name = "test" + databases.incrementAndGet();
    execute("create database " + name);
    return name;
  }

  public String url(String database) {
    return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
  }

  /** The settings of a server that is to use the database. */
  public Map<String, String> settings(String database) {
    return Map.of(
        "LISTKEEPER_DATABASE_URL", url(database),
        "LISTKEEPER_DATABASE_USER", USER,
        "LISTKEEPER_DATABASE_PASSWORD", PASSWORD);
  }
}
