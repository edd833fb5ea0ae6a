package dev.listkeeper.engine.duckdb;

import dev.listkeeper.query.EngineException;
import java.io.IOException;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** A piece of work for a worker, awaited by its caller, who may be interrupted. */
final class Task<T> implements Runnable {

  /** What is done; it names the statement it runs, so that it can be cancelled. */
  @FunctionalInterface
  interface Work<T> {
    T run(Task<?> task) throws SQLException, IOException;
  }

  private static final long CANCEL_AGAIN_MILLIS = 20;

  private final Work<T> work;
  private final AtomicBoolean taken = new AtomicBoolean();
  private final CompletableFuture<T> result = new CompletableFuture<>();
  private final AtomicReference<@Nullable Statement> running = new AtomicReference<>();
  private volatile boolean cancelled;

  Task(Work<T> work) {
    this.work = work;
  }

  /** Names the statement that is about to run. */
  void runs(Statement statement) throws SQLException {
    running.set(statement);
    if (cancelled) {
      throw new SQLException("INTERRUPT Error: cancelled before it began");
    }
  }

  @Override
  public void run() {
    if (!taken.compareAndSet(false, true)) {
      return;
    }
    try {
      result.complete(work.run(this));
    } catch (Throwable failure) {
      // whatever happened belongs to the caller, who is waiting for it
      result.completeExceptionally(failure);
    } finally {
      running.set(null);
    }
  }

  /** The result. An interrupt of the waiting thread cancels the statement. */
  T await() {
    try {
      return outcome();
    } catch (InterruptedException interrupt) {
      cancel();
      Thread.currentThread().interrupt();
      if (result.isDone() && !result.isCompletedExceptionally()) {
        return result.join();
      }
      throw new EngineException("The query was interrupted.", interrupt);
    }
  }

  /** The result, waiting also if interrupted. */
  T join() {
    try {
      return result.join();
    } catch (CompletionException failure) {
      throw Failures.of(failure.getCause() == null ? failure : failure.getCause());
    }
  }

  private T outcome() throws InterruptedException {
    try {
      return result.get();
    } catch (ExecutionException failure) {
      throw Failures.of(failure.getCause() == null ? failure : failure.getCause());
    }
  }

  /** Ends the task, at once if it has not begun, and returns when it has ended. */
  void cancel() {
    cancelled = true;
    if (taken.compareAndSet(false, true)) {
      result.completeExceptionally(new SQLException("INTERRUPT Error: cancelled"));
      return;
    }
    boolean interrupted = false;
    while (!result.isDone()) {
      cancelStatement();
      try {
        result.get(CANCEL_AGAIN_MILLIS, TimeUnit.MILLISECONDS);
      } catch (TimeoutException | ExecutionException notYetOrEnded) {
        // DuckDB forgets a cancel that comes just before a statement starts, so: again until done
      } catch (InterruptedException again) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void cancelStatement() {
    Statement statement = running.get();
    if (statement != null) {
      try {
        statement.cancel();
      } catch (SQLException closedMeanwhile) {
        // it ended between the two lines: nothing is left to cancel
        running.compareAndSet(statement, null);
      }
    }
  }
}
