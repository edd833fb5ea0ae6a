package dev.listkeeper.server.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What was acknowledged before a process was killed is there afterwards. */
class KilledProcessTest {
  private static final int ROUNDS = 3;
  private static final int MOST_ACKNOWLEDGED = 400;
  private static final long MOST_NANOS_MORE = TimeUnit.MILLISECONDS.toNanos(20);

  @TempDir Path home;

  @OnBothDatabases
  void noAcknowledgedCommitIsLost(TestDatabase kind) throws IOException, InterruptedException {
    long seed = Long.getLong("listkeeper.seed", System.nanoTime());
    System.out.println("KilledProcessTest: -Dlistkeeper.seed=" + seed);
    Random random = new Random(seed);
    DataSource source = kind.source(home); // makes the tables

    for (int round = 1; round <= ROUNDS; round++) {
      List<String> acknowledged = runAndKill(kind, random);

      assertThat(acknowledged).as("seed %d, round %d", seed, round).isNotEmpty();
      assertThat(committed(source)).as("seed %d, round %d", seed, round).containsAll(acknowledged);
    }
  }

  private List<String> runAndKill(TestDatabase kind, Random random)
      throws IOException, InterruptedException {
    Process program = start(kind);
    List<String> acknowledged = new ArrayList<>();
    try (BufferedReader lines = program.inputReader(StandardCharsets.UTF_8)) {
      int enough = 1 + random.nextInt(MOST_ACKNOWLEDGED);
      lines.lines().filter(KilledProcessTest::isOne).limit(enough).forEach(acknowledged::add);
      LockSupport.parkNanos(random.nextLong(MOST_NANOS_MORE));
      assertThat(program.isAlive()).as(Files.readString(home.resolve("errors"))).isTrue();
      program.toHandle().destroyForcibly(); // SIGKILL; leaves us what is still in the pipe
      lines.lines().filter(KilledProcessTest::isOne).forEach(acknowledged::add);
    } finally {
      program.destroyForcibly();
    }
    assertThat(program.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(program.exitValue()).as("killed, not ended").isEqualTo(128 + 9);
    return acknowledged.stream()
        .map(line -> line.substring(CommittingProgram.ACKNOWLEDGED.length()))
        .toList();
  }

  private static boolean isOne(String line) {
    return line.startsWith(CommittingProgram.ACKNOWLEDGED);
  }

  private Process start(TestDatabase kind) throws IOException {
    ProcessBuilder program =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            CommittingProgram.class.getName());
    Map<String, String> environment = program.environment();
    environment.keySet().removeIf(name -> name.startsWith("LISTKEEPER_"));
    environment.put("LISTKEEPER_HOME", home.toString());
    environment.putAll(kind.settings(home));
    return program.redirectError(home.resolve("errors").toFile()).start();
  }

  /** In the words of the program: {@code N} for a run, {@code N+} for its batch. */
  private static List<String> committed(DataSource source) {
    JdbcClient database = JdbcClient.create(source);
    List<String> found =
        new ArrayList<>(
            database
                .sql("select number from export_run where export_key = :export")
                .param("export", CommittingProgram.EXPORT.value())
                .query((row, n) -> Integer.toString(row.getInt(1)))
                .list());
    found.addAll(
        database
            .sql("select r.number from export_batch b join export_run r on r.id = b.run_id")
            .query((row, n) -> row.getInt(1) + "+")
            .list());
    return found;
  }
}
