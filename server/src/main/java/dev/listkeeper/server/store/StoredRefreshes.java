package dev.listkeeper.server.store;

import dev.listkeeper.refresh.RefreshRun;
import dev.listkeeper.refresh.Refreshes;
import dev.listkeeper.refresh.Task;
import dev.listkeeper.server.audit.Audit;
import dev.listkeeper.server.audit.AuditAction;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.json.JsonMapper;

/** Refreshes, a row each with its tasks. */
public final class StoredRefreshes implements Refreshes {
  private static final String SELECT =
      "select id, asked_by, started_at, ended_at, tasks from refresh_run ";

  private final JdbcClient database;
  private final JsonMapper mapper;
  private final TransactionOperations transaction;
  private final Audit audit;

  public StoredRefreshes(
      JdbcClient database, JsonMapper mapper, TransactionOperations transaction, Audit audit) {
    this.database = database;
    this.mapper = mapper;
    this.transaction = transaction;
    this.audit = audit;
  }

  @Override
  public RefreshRun add(String by, Instant at, List<Task> tasks) {
    return Objects.requireNonNull(
        transaction.execute(status -> {
          RefreshRun refresh = insert(by, at, tasks);
          String object = "refreshes/" + refresh.id();
          audit.record(by, AuditAction.REFRESH_STARTED, object, "", List.of());
          return refresh;
        }));
  }

  private RefreshRun insert(String by, Instant at, List<Task> tasks) {
    GeneratedKeyHolder id = new GeneratedKeyHolder();
    database
        .sql("insert into refresh_run (asked_by, started_at, tasks) values (:by, :at, :tasks)")
        .param("by", by)
        .param("at", Instants.of(at))
        .param("tasks", mapper.writeValueAsString(tasks))
        .update(id, "id");
    return new RefreshRun(
        Objects.requireNonNull(id.getKey()).longValue(), by, at, Optional.empty(), tasks);
  }

  @Override
  public void save(RefreshRun refresh) {
    database
        .sql("update refresh_run set ended_at = :ended, tasks = :tasks where id = :id")
        .param("ended", Instants.of(refresh.endedAt()))
        .param("tasks", mapper.writeValueAsString(refresh.tasks()))
        .param("id", refresh.id())
        .update();
  }

  @Override
  public Optional<RefreshRun> find(long id) {
    return database
        .sql(SELECT + "where id = :id")
        .param("id", id)
        .query((row, n) -> refresh(row))
        .optional();
  }

  @Override
  public List<RefreshRun> latest(int limit) {
    return database
        .sql(SELECT + "order by id desc fetch first :limit rows only")
        .param("limit", limit)
        .query((row, n) -> refresh(row))
        .list();
  }

  private RefreshRun refresh(ResultSet row) throws SQLException {
    return new RefreshRun(
        row.getLong("id"),
        row.getString("asked_by"),
        Instants.required(row, "started_at"),
        Instants.optional(row, "ended_at"),
        List.of(mapper.readValue(row.getString("tasks"), Task[].class)));
  }
}
