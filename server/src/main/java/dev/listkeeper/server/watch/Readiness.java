package dev.listkeeper.server.watch;

import dev.listkeeper.query.QueryEngine;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.flywaydb.core.Flyway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whether the server can do its work, found out by trying. Thread-safe. */
public final class Readiness implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Readiness.class);
  private static final Duration PATIENCE = Duration.ofSeconds(4);

  private final List<Check> checks;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private List<Finding> latest = List.of();
  private long latestAt;

  /**
   * What a check found.
   *
   * @param reason what is wrong; empty when it is well
   */
  public record Finding(String check, boolean well, String reason) {}

  public Readiness(JdbcClient database, Flyway flyway, QueryEngine engine, Path home) {
    this(Checks.of(database, flyway, engine, home));
  }

  Readiness(List<Check> checks) {
    this.checks = checks;
  }

  /** What was found within the last second, or else now. */
  public synchronized List<Finding> findings() {
    // Nobody can keep the server busy by asking: this needs no right.
    if (latest.isEmpty() || System.nanoTime() - latestAt > Duration.ofSeconds(1).toNanos()) {
      latest = look();
      latestAt = System.nanoTime();
    }
    return latest;
  }

  private List<Finding> look() {
    List<Future<String>> looking =
        checks.stream().map(check -> threads.submit(() -> check.look().reason())).toList();
    long end = System.nanoTime() + PATIENCE.toNanos();
    List<Finding> findings = new ArrayList<>();
    for (int i = 0; i < checks.size(); i++) {
      String reason = reason(checks.get(i).name(), looking.get(i), end - System.nanoTime());
      findings.add(new Finding(checks.get(i).name(), reason.isEmpty(), reason));
    }
    return List.copyOf(findings);
  }

  private static String reason(String check, Future<String> look, long nanosLeft) {
    try {
      return look.get(Math.max(0, nanosLeft), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      look.cancel(true);
      return "No answer within " + PATIENCE.toSeconds() + " seconds.";
    } catch (ExecutionException e) {
      LOG.warn("The check of the {} failed", check, e.getCause());
      return "It does not work; the log has the details.";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "The check was interrupted.";
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
