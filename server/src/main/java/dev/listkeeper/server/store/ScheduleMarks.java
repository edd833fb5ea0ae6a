package dev.listkeeper.server.store;

import dev.listkeeper.schedule.Schedule;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** Up to when the times of schedules have been seen to. */
public final class ScheduleMarks {
  private final JdbcClient database;
  private final JsonMapper mapper;
  private final Fence fence;

  public ScheduleMarks(JdbcClient database, JsonMapper mapper, Fence fence) {
    this.database = database;
    this.mapper = mapper;
    this.fence = fence;
  }

  /** A schedule as last seen, and up to when its times have been seen to. */
  public record Mark(Schedule schedule, Instant until) {}

  public Optional<Mark> find(String subject) {
    return database
        .sql("select schedule, considered_until from schedule_mark where subject = :subject")
        .param("subject", subject)
        .query((row, _) ->
            new Mark(
                mapper.readValue(row.getString("schedule"), Schedule.class),
                Instants.required(row, "considered_until")))
        .optional();
  }

  /**
   * Moves a mark on; false when somebody else did so first.
   *
   * @param seen the mark it is moved from; empty to make the first
   */
  public boolean move(String subject, Optional<Mark> seen, Mark to) {
    fence.check();
    return seen.isPresent() ? update(subject, seen.get(), to) : insert(subject, to);
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

  /** Forgets the marks of all other subjects. */
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
