package dev.listkeeper.server.notify;

import dev.listkeeper.server.store.Instants;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What is still to be sent. A row stays until its receiver took it, so it is sent once at least.
 */
final class Outbox {
  /** Tries are about a week in all. */
  private static final int TRIES = 30;

  private static final Duration FIRST_PAUSE = Duration.ofSeconds(30);
  private static final Duration LONGEST_PAUSE = Duration.ofHours(6);
  private static final int LONGEST_PROBLEM = 400;

  private final JdbcClient database;
  private final Notices notices;

  Outbox(JdbcClient database, Notices notices) {
    this.database = database;
    this.notices = notices;
  }

  /**
   * Something to send.
   *
   * @param attempts how often it was tried
   */
  record Delivery(long id, String channel, String receiver, int attempts, Notice notice) {}

  List<Delivery> due(Instant now, int limit) {
    return database
        .sql(
            "select d.id as delivery, d.channel, d.receiver, d.attempts, "
                + Notices.COLUMNS
                + " from notification_delivery d join notification n on n.id = d.notification_id"
                + " where d.next_at <= :now order by d.next_at, d.id fetch first :limit rows only")
        .param("now", Instants.of(now))
        .param("limit", limit)
        .query((row, _) ->
            new Delivery(
                row.getLong("delivery"),
                row.getString("channel"),
                row.getString("receiver"),
                row.getInt("attempts"),
                notices.notice(row, Optional.empty())))
        .list();
  }

  void delivered(Delivery delivery, Instant at) {
    update(delivery, null, at, null);
  }

  /** Given up after its last try. */
  void failed(Delivery delivery, String problem, Instant at) {
    boolean last = delivery.attempts() + 1 >= TRIES;
    update(delivery, last ? null : at.plus(pause(delivery.attempts())), null, problem);
  }

  static Duration pause(int attempts) {
    Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(attempts, 20));
    return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
  }

  private void update(
      Delivery delivery, @Nullable Instant next, @Nullable Instant done, @Nullable String problem) {
    database
        .sql(
            """
            update notification_delivery
            set attempts = :attempts, next_at = :next, delivered_at = :done, problem = :problem
            where id = :id
            """)
        .param("attempts", delivery.attempts() + 1)
        .param("next", Instants.of(Optional.ofNullable(next)))
        .param("done", Instants.of(Optional.ofNullable(done)))
        .param("problem", cut(problem))
        .param("id", delivery.id())
        .update();
  }

  private static @Nullable String cut(@Nullable String problem) {
    return problem == null || problem.length() <= LONGEST_PROBLEM
        ? problem
        : problem.substring(0, LONGEST_PROBLEM);
  }
}
