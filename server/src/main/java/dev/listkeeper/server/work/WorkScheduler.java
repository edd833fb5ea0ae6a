package dev.listkeeper.server.work;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.task.Task;
import dev.listkeeper.server.installation.Installation;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;

/**
 * Does the work that is written down, on threads of its own. Every process has one; a piece of work
 * is done by the one that takes it, for as long as that one gives signs of life.
 */
public final class WorkScheduler implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(WorkScheduler.class);

  private static final int THREADS = 8;
  private static final Duration POLLING = Duration.ofSeconds(1);
  private static final Duration LOOKING_AT_SCHEDULES = Duration.ofSeconds(5);
  private static final Duration HARVESTING = Duration.ofMinutes(1);
  private static final Duration NOTIFYING = Duration.ofSeconds(10);
  private static final Duration SWEEPING = Duration.ofMinutes(10);

  /**
   * Work whose process gave no sign for 4 × 3 seconds is taken over. A process that was only slow
   * can't do harm: the fence keeps it from going on.
   */
  private static final Duration HEARTBEAT = Duration.ofSeconds(3);

  private static final int MISSED_HEARTBEATS = 4;
  private static final Duration LONGEST_END = Duration.ofSeconds(30);

  private final ExecutorService threads =
      Executors.newFixedThreadPool(THREADS, Thread.ofPlatform().name("worker-", 1).factory());
  private final Scheduler scheduler;
  private final WorkQueue queue;
  private volatile boolean running;

  /**
   * @param harvest uses calls that are to spare
   * @param notify tells people what happened
   * @param sweep clears away folders that nobody needs
   */
  public WorkScheduler(
      DataSource database,
      Clock clock,
      Performer performer,
      Timetable timetable,
      WorkQueue queue,
      Installation installation,
      Runnable harvest,
      Runnable notify,
      Runnable sweep) {
    this.queue = queue;
    // The pid is for people; that it is unique is the rest's business.
    String process = ProcessHandle.current().pid() + "-" + UUID.randomUUID();
    WorkTasks tasks = new WorkTasks(clock, process, installation);
    List<Task<?>> pieces = tasks.pieces(performer);
    this.scheduler =
        // Aware of transactions, so that work and its row are written together or not at all.
        Scheduler.create(new TransactionAwareDataSourceProxy(database), pieces)
            .startTasks(
                tasks.every(LOOKING_AT_SCHEDULES, "timekeeper", timetable::look),
                tasks.every(HARVESTING, "harvest", harvest),
                tasks.every(NOTIFYING, "notify", notify),
                tasks.every(SWEEPING, "sweep", sweep))
            .schedulerName(new SchedulerName.Fixed(process))
            .clock(clock::instant)
            .executorService(threads)
            .threads(THREADS)
            .pollingInterval(POLLING)
            .heartbeatInterval(HEARTBEAT)
            .missedHeartbeatsLimit(MISSED_HEARTBEATS)
            .build();
  }

  /** What work is written down in. */
  public Scheduler rows() {
    return scheduler;
  }

  /** Takes up what is there to do, also what an earlier process left unfinished. */
  @Override
  public void start() {
    queue.scheduleAllUnfinished();
    scheduler.start();
    running = true;
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  /** Breaks off what runs; it goes on at the next start, or in another process. */
  @Override
  public void stop() {
    running = false;
    scheduler.pause();
    threads.shutdownNow();
    try {
      if (!threads.awaitTermination(LONGEST_END.toSeconds(), TimeUnit.SECONDS)) {
        LOG.warn("The work under way did not stop within {}", LONGEST_END);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    scheduler.stop();
  }
}
