package dev.listkeeper.server.store;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Keeps a process that lost its work from writing. Work is held by a row of the scheduler, whose
 * version changes with every owner; whoever works under a {@link Hold} may write only while the row
 * still has its version. Asked inside the transaction that writes, it keeps others from taking the
 * work over until that transaction ends.
 */
public final class Fence {
  private static final ScopedValue<Hold> HELD = ScopedValue.newInstance();

  private final JdbcClient database;

  public Fence(JdbcClient database) {
    this.database = database;
  }

  /**
   * What the current thread works on.
   *
   * @param owner the process, by the name it has in the scheduler
   * @param version that the scheduler's row had when the work was taken
   */
  public record Hold(String task, String instance, String owner, long version) {}

  /** Another process holds the work by now; whatever this one was about to do must not be done. */
  public static final class LostException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private LostException(Hold hold) {
      super(
          "Another process has taken over "
              + hold.task()
              + " "
              + hold.instance()
              + ", because this one gave no sign of life in time.");
    }
  }

  /** Does something as the owner of a piece of work. */
  public static <R> R holding(Hold hold, ScopedValue.CallableOp<R, RuntimeException> work) {
    return ScopedValue.where(HELD, hold).call(work);
  }

  /**
   * Passes who works under no hold, and who still owns what it works on.
   *
   * @throws LostException if the work has another owner, or none, by now
   */
  public void check() {
    if (HELD.isBound()) {
      check(HELD.get());
    }
  }

  /**
   * Gives back whatever is held. For the start of a process that has the database for itself: who
   * held anything is dead.
   */
  public void releaseAll() {
    database
        .sql(
            """
            update scheduled_tasks
            set picked = false, picked_by = null, last_heartbeat = null, version = version + 1
            where picked = true
            """)
        .update();
  }

  private void check(Hold hold) {
    Optional<Long> version =
        database
            .sql(
                """
                select version from scheduled_tasks
                where task_name = :task and task_instance = :instance and picked = true and picked_by = :owner
                for update
                """)
            .param("task", hold.task())
            .param("instance", hold.instance())
            .param("owner", hold.owner())
            .query(Long.class)
            .optional();
    if (version.filter(current -> current == hold.version()).isEmpty()) {
      throw new LostException(hold);
    }
  }
}
