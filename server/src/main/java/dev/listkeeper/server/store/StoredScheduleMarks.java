package dev.listkeeper.server.store;

import dev.listkeeper.schedule.Schedule;
import dev.listkeeper.schedule.ScheduleMarks;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.json.JsonMapper;

/** Marks in the database; only who holds the look at the schedules may move them. */
public final class StoredScheduleMarks implements ScheduleMarks {
  private final JdbcClient database;
  private final JsonMapper mapper;
  private final TransactionOperations transaction;
  private final Fence fence;

  public StoredScheduleMarks(
      JdbcClient database, JsonMapper mapper, TransactionOperations transaction, Fence fence) {
    this.database = database;
    this.mapper = mapper;
    this.transaction = transaction;
    this.fence = fence;
  }

  @Override
  public Optional<Mark> find(String subject) {
    return database
        .sql("select schedule, considered_until from schedule_mark where subject = :subject")
        .param("subject", subject)
        .query((row, _) -> mark(row))
        .optional();
  }

  /** All of them, by what they are about. */
  public Map<String, Mark> all() {
    Map<String, Mark> found = new TreeMap<>();
    database
        .sql("select subject, schedule, considered_until from schedule_mark")
        .query(row -> {
          found.put(row.getString("subject"), mark(row));
        });
    return found;
  }

  private Mark mark(ResultSet row) throws SQLException {
    return new Mark(
        mapper.readValue(row.getString("schedule"), Schedule.class),
        Instants.required(row, "considered_until"));
  }

  @Override
  public boolean move(String subject, Optional<Mark> seen, Mark to, Runnable alongside) {
    return Boolean.TRUE.equals(
        transaction.execute(_ -> {
          fence.check();
          boolean moved = seen.isPresent() ? update(subject, seen.get(), to) : insert(subject, to);
          if (moved) {
            alongside.run();
          }
          return moved;
        }));
  }

  private boolean update(String subject, Mark seen, Mark to) {
    return database
            .sql(
                """
                update schedule_mark set schedule = :schedule, considered_until = :until
                where subject = :subject and considered_until = :seen
                """)
            .param("schedule", mapper.writeValueAsString(to.schedule()))
            .param("until", Instants.of(to.until()))
            .param("subject", subject)
            .param("seen", Instants.of(seen.until()))
            .update()
        == 1;
  }

  private boolean insert(String subject, Mark to) {
    try {
      database
          .sql(
              "insert into schedule_mark (subject, schedule, considered_until) values (:subject, :schedule, :until)")
          .param("subject", subject)
          .param("schedule", mapper.writeValueAsString(to.schedule()))
          .param("until", Instants.of(to.until()))
          .update();
      return true;
    } catch (DuplicateKeyException e) {
      return false;
    }
  }

  @Override
  public void keepOnly(Set<String> subjects) {
    List<String> gone =
        database.sql("select subject from schedule_mark").query(String.class).list().stream()
            .filter(subject -> !subjects.contains(subject))
            .toList();
    gone.forEach(subject ->
        database
            .sql("delete from schedule_mark where subject = :subject")
            .param("subject", subject)
            .update());
  }
}
