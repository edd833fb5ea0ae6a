package dev.listkeeper.server.work;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.DeadExecutionHandler;
import com.github.kagkarlsson.scheduler.task.Execution;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import dev.listkeeper.server.store.Fence;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the scheduler can do, in its own words. */
final class WorkTasks {
  private static final Logger LOG = LoggerFactory.getLogger(WorkTasks.class);

  /** How long after a failure of ours, such as of the database, work is tried again. */
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

  private final Clock clock;
  private final String process;

  /**
   * @param process the name of this process in the scheduler
   */
  WorkTasks(Clock clock, String process) {
    this.clock = clock;
    this.process = process;
  }

  /** Refreshes and runs: once each, and again as often as they ask for it. */
  List<Task<?>> pieces(Performer performer) {
    return List.of(
        piece(WorkName.REFRESH, performer::refresh), piece(WorkName.RUN, performer::run));
  }

  private Task<Void> piece(String name, Function<String, Optional<Duration>> work) {
    return Tasks.custom(name, Void.class)
        .onFailure(this.<Void>soon())
        .onDeadExecution(this.<Void>takenOver())
        .execute((instance, context) -> done(context.getExecution(), work));
  }

  private CompletionHandler<Void> done(
      Execution execution, Function<String, Optional<Duration>> work) {
    Fence.Hold hold =
        new Fence.Hold(
            execution.taskInstance.getTaskName(),
            execution.taskInstance.getId(),
            process,
            execution.version);
    try {
      Optional<Duration> again = Fence.holding(hold, () -> work.apply(hold.instance()));
      return again.isPresent()
          ? (complete, operations) -> operations.reschedule(complete, in(again.get()))
          : (_, operations) -> operations.remove();
    } catch (Fence.LostException lost) {
      LOG.warn("{} This process leaves it alone.", lost.getMessage());
      return (_, _) -> {}; // the row belongs to another process
    } catch (RuntimeException failure) {
      // Its flag is cleared, because giving the work back takes the database.
      if (Thread.interrupted()) {
        return (complete, operations) -> operations.reschedule(complete, clock.instant());
      }
      throw failure;
    }
  }

  private java.time.Instant in(Duration pause) {
    return clock.instant().plus(pause);
  }

  /** Does something again and again, in one process at a time. */
  com.github.kagkarlsson.scheduler.task.helper.RecurringTask<Void> every(
      Duration pause, String name, Runnable work) {
    return Tasks.recurring(name, FixedDelay.of(pause))
        .onFailure(this.<Void>soon())
        .onDeadExecution(this.<Void>takenOver())
        .execute((instance, context) ->
            Fence.holding(
                new Fence.Hold(name, instance.getId(), process, context.getExecution().version),
                () -> {
                  work.run();
                  return null;
                }));
  }

  private <T> FailureHandler<T> soon() {
    return (complete, operations) -> {
      int failures = Math.min(complete.getExecution().consecutiveFailures, 6);
      Duration pause = Duration.ofSeconds(1L << failures);
      operations.reschedule(
          complete, in(pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause));
    };
  }

  private <T> DeadExecutionHandler<T> takenOver() {
    return (complete, operations) -> {
      Execution execution = complete.getExecution();
      LOG.info(
          "{} {} is taken over: the process that had it is gone",
          execution.taskInstance.getTaskName(),
          execution.taskInstance.getId());
      operations.reschedule(complete, clock.instant());
    };
  }
}
