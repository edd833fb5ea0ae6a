package dev.listkeeper.engine.duckdb;

import dev.listkeeper.query.EngineException;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Platform threads for all native work, since a native call holds the carrier of a virtual thread.
 * Callers wait when the queue is full. A worker never waits for a caller.
 */
final class Workers implements AutoCloseable {
  private final ThreadPoolExecutor pool;
  // apart from the pool: giving back must not wait behind long queries, nor for room in the queue
  private final ExecutorService releases =
      Executors.newSingleThreadExecutor(
          Thread.ofPlatform().name("duckdb-release").daemon(true).factory());
  private final Set<Task<?>> open = ConcurrentHashMap.newKeySet();

  Workers(int workers, int queue) {
    this.pool =
        new ThreadPoolExecutor(
            workers,
            workers,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(queue),
            Thread.ofPlatform().name("duckdb-", 0).daemon(true).factory(),
            Workers::waitForRoom);
  }

  private static void waitForRoom(Runnable task, ThreadPoolExecutor pool) {
    try {
      if (!pool.isShutdown()) {
        pool.getQueue().put(task);
        if (!pool.isShutdown() || !pool.remove(task)) {
          return;
        }
      }
    } catch (InterruptedException interrupt) {
      Thread.currentThread().interrupt();
      throw new EngineException("The query was interrupted.", interrupt);
    }
    throw new RejectedExecutionException("shut down");
  }

  /** Does the work and waits for it. */
  <T> T call(Task.Work<T> work) {
    return start(work).await();
  }

  /** Hands the work over. */
  <T> Task<T> start(Task.Work<T> work) {
    Task<T> task = new Task<>(work);
    open.add(task);
    try {
      pool.execute(() -> {
        task.run();
        open.remove(task);
      });
    } catch (RejectedExecutionException closed) {
      open.remove(task);
      throw new EngineException("The engine is closed.", closed);
    }
    return task;
  }

  /** Gives something back, also when the caller is interrupted. */
  void release(Task.Work<?> work) {
    Task<?> task = new Task<>(work);
    releases.execute(task);
    task.join();
  }

  /** Cancels what runs or waits; nothing can be started any more, only given back. */
  void stop() {
    pool.shutdown();
    open.forEach(Task::cancel);
    pool.close();
  }

  /** Whether nothing can be given back any more. */
  boolean isClosed() {
    return releases.isShutdown();
  }

  @Override
  public void close() {
    stop();
    releases.close();
  }
}
