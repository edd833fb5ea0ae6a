package dev.listkeeper.server.store;

import dev.listkeeper.schedule.Schedule;
import dev.listkeeper.server.audit.Audit;
import dev.listkeeper.server.audit.AuditAction;
import dev.listkeeper.server.audit.ValueChange;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** When the system refreshes itself; off until somebody sets it. */
public final class StoredSystemSchedule {
  private final JdbcClient database;
  private final JsonMapper mapper;
  private final TransactionOperations transaction;
  private final Audit audit;

  public StoredSystemSchedule(
      JdbcClient database, JsonMapper mapper, TransactionOperations transaction, Audit audit) {
    this.database = database;
    this.mapper = mapper;
    this.transaction = transaction;
    this.audit = audit;
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
      JsonNode before = mapper.valueToTree(current());
      database.sql("delete from system_schedule where name = 'system'").update();
      database
          .sql(
              "insert into system_schedule (name, body, updated_at, updated_by) values ('system', :body, :at, :by)")
          .param("body", mapper.writeValueAsString(schedule))
          .param("at", Instants.of(at))
          .param("by", by)
          .update();
      ValueChange change = new ValueChange("", before, mapper.valueToTree(schedule));
      audit.record(by, AuditAction.SCHEDULE_CHANGED, "schedule", "", List.of(change));
    });
  }
}
