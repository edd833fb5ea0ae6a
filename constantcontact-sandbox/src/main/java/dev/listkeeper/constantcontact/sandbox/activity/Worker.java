package dev.listkeeper.constantcontact.sandbox.activity;

import dev.listkeeper.constantcontact.sandbox.fault.Fate;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Does the work of activities that are due, one at a time. A thread of its own begins at once;
 * callers that must see the result use {@link #finishDue}, which works along or waits.
 */
final class Worker implements AutoCloseable {
  private static final long LOOK_AGAIN_MILLIS = 200;

  private final Activities activities;
  private final Map<Kind, Job> jobs;
  private final ReentrantLock working = new ReentrantLock();
  private final Semaphore bell = new Semaphore(0);
  private final Thread thread;
  private BusyTime busy = BusyTime.none();
  private volatile boolean closed;

  Worker(Activities activities, Map<Kind, Job> jobs) {
    this.activities = activities;
    this.jobs = Map.copyOf(jobs);
    thread = Thread.ofVirtual().name("sandbox-activities").unstarted(this::loop);
  }

  void start() {
    thread.start();
  }

  /** Says that something was queued. */
  void ring() {
    bell.release();
  }

  /** Returns when no activity is due any more. */
  void finishDue() {
    // Most calls find nothing due and must not wait for a job that is not theirs to wait for.
    while (!closed && activities.nextDue().isPresent()) {
      working.lock();
      try {
        Optional<Activity> next = activities.nextDue();
        if (!closed && next.isPresent()) {
          work(next.get());
        }
      } finally {
        working.unlock();
      }
    }
  }

  private void work(Activity activity) {
    Job job = jobs.get(activity.kind());
    if (job == null) {
      throw new IllegalStateException("No job for " + activity.kind());
    }
    long start = System.nanoTime();
    Outcome outcome;
    try {
      outcome = outcome(job, activity);
    } catch (IOException | RuntimeException e) {
      // Whatever went wrong, the caller who polls must see an end.
      System.getLogger(Worker.class.getName())
          .log(System.Logger.Level.ERROR, "An activity failed: {0}", e.getClass().getName());
      outcome = Outcome.failed("The activity failed: " + e.getClass().getSimpleName());
    }
    busy = busy.plus(activity, Duration.ofNanos(System.nanoTime() - start));
    activities.end(activity, outcome);
  }

  /** One that ends badly before its first item has nothing done. */
  private static Outcome outcome(Job job, Activity activity) throws IOException {
    Fate fate = activity.fate();
    Outcome outcome =
        fate.end().isPresent() && fate.items() == 0
            ? new Outcome(State.FAILED, Map.of(), List.of())
            : job.run(activity);
    return outcome.fated(fate);
  }

  private void loop() {
    while (!closed) {
      try {
        boolean _ = bell.tryAcquire(LOOK_AGAIN_MILLIS, TimeUnit.MILLISECONDS);
      } catch (InterruptedException e) {
        return;
      }
      finishDue();
    }
  }

  BusyTime busy() {
    working.lock();
    try {
      return busy;
    } finally {
      working.unlock();
    }
  }

  void resetBusy() {
    working.lock();
    try {
      busy = BusyTime.none();
    } finally {
      working.unlock();
    }
  }

  @Override
  public void close() {
    // The last job ends in peace: it may be in the middle of a write to the journal.
    working.lock();
    try {
      closed = true;
      ring();
    } finally {
      working.unlock();
    }
  }
}
