package dev.listkeeper.server.store;

import dev.listkeeper.schedule.Schedule;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.json.JsonMapper;

/** When the system refreshes itself; off until somebody sets it. */
public final class StoredSystemSchedule {
  private final JdbcClient database;
  private final JsonMapper mapper;
  private final TransactionOperations transaction;

  public StoredSystemSchedule(
      JdbcClient database, JsonMapper mapper, TransactionOperations transaction) {
    this.database = database;
    this.mapper = mapper;
    this.transaction = transaction;
  }

  /** A schedule as set, by whom and when. */
  public record Set(Schedule schedule, Instant at, String by) {}

  /** Empty until somebody set it for the first time. */
  public Optional<Set> find() {
    return database
        .sql("select body, updated_at, updated_by from system_schedule where name = 'system'")
        .query((row, _) ->
            new Set(
                mapper.readValue(row.getString("body"), Schedule.class),
                Instants.required(row, "updated_at"),
                row.getString("updated_by")))
        .optional();
  }

  public Schedule current() {
    return find().map(Set::schedule).orElse(Schedule.OFF);
  }

  public void save(Schedule schedule, String by, Instant at) {
    transaction.executeWithoutResult(_ -> {
      database.sql("delete from system_schedule where name = 'system'").update();
      database
          .sql(
              "insert into system_schedule (name, body, updated_at, updated_by) values ('system', :body, :at, :by)")
          .param("body", mapper.writeValueAsString(schedule))
          .param("at", Instants.of(at))
          .param("by", by)
          .update();
    });
  }
}
