package dev.listkeeper.server.store;

import dev.listkeeper.refresh.RefreshRun;
import dev.listkeeper.refresh.RefreshSummary;
import dev.listkeeper.refresh.Refreshes;
import dev.listkeeper.refresh.Task;
import dev.listkeeper.server.audit.Audit;
import dev.listkeeper.server.audit.AuditAction;
import dev.listkeeper.workspace.Status;
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

/** Refreshes, a row each with its tasks. A unique column sees to it that no scope has two open. */
public final class StoredRefreshes implements Refreshes {
  private static final String SELECT =
      "select id, cause, asked_by, started_at, ended_at, canceled_by, tasks from refresh_run ";

  private final JdbcClient database;
  private final JsonMapper mapper;
  private final TransactionOperations transaction;
  private final Fence fence;
  private final Audit audit;

  public StoredRefreshes(
      JdbcClient database,
      JsonMapper mapper,
      TransactionOperations transaction,
      Fence fence,
      Audit audit) {
    this.database = database;
    this.mapper = mapper;
    this.transaction = transaction;
    this.fence = fence;
    this.audit = audit;
  }

  @Override
  public RefreshRun add(
      String scope, RefreshRun.Trigger trigger, String by, Instant at, List<Task> tasks) {
    return Objects.requireNonNull(
        transaction.execute(
            _ -> open(scope).orElseGet(() -> added(scope, trigger, by, at, tasks))));
  }

  private RefreshRun added(
      String scope, RefreshRun.Trigger trigger, String by, Instant at, List<Task> tasks) {
    RefreshRun refresh = insert(scope, trigger, by, at, tasks);
    if (trigger == RefreshRun.Trigger.ON_DEMAND) {
      audit.record(by, AuditAction.REFRESH_STARTED, "refreshes/" + refresh.id(), "", List.of());
    }
    return refresh;
  }

  private Optional<RefreshRun> open(String scope) {
    return database
        .sql(SELECT + "where open_scope = :scope")
        .param("scope", scope)
        .query((row, _) -> refresh(row))
        .optional();
  }

  private RefreshRun insert(
      String scope, RefreshRun.Trigger trigger, String by, Instant at, List<Task> tasks) {
    GeneratedKeyHolder id = new GeneratedKeyHolder();
    database
        .sql(
            """
            insert into refresh_run
              (open_scope, cause, asked_by, started_at, tasks, status, tasks_done, tasks_total)
            values (:scope, :cause, :by, :at, :tasks, :status, 0, :total)
            """)
        .param("status", Status.QUEUED.name())
        .param("total", tasks.size())
        .param("scope", scope)
        .param("cause", trigger.name())
        .param("by", by)
        .param("at", Instants.of(at))
        .param("tasks", mapper.writeValueAsString(tasks))
        .update(id, "id");
    return new RefreshRun(
        Objects.requireNonNull(id.getKey()).longValue(),
        trigger,
        by,
        at,
        Optional.empty(),
        Optional.empty(),
        tasks);
  }

  @Override
  public void save(RefreshRun refresh) {
    transaction.executeWithoutResult(_ -> {
      fence.check();
      String closing = refresh.endedAt().isPresent() ? ", open_scope = null" : "";
      database
          .sql(
              "update refresh_run set ended_at = :ended, canceled_by = :canceled, tasks = :tasks,"
                  + " status = :status, tasks_done = :done, tasks_total = :total"
                  + closing
                  + " where id = :id")
          .param("ended", Instants.of(refresh.endedAt()))
          .param("status", refresh.status().name())
          .param("done", refresh.done())
          .param("total", refresh.tasks().size())
          .param("canceled", refresh.canceledBy().orElse(null))
          .param("tasks", mapper.writeValueAsString(refresh.tasks()))
          .param("id", refresh.id())
          .update();
    });
  }

  @Override
  public Optional<RefreshRun> find(long id) {
    return database
        .sql(SELECT + "where id = :id")
        .param("id", id)
        .query((row, _) -> refresh(row))
        .optional();
  }

  @Override
  public List<RefreshRun> latest(int limit, long offset) {
    return database
        .sql(SELECT + "order by id desc offset :offset rows fetch first :limit rows only")
        .param("offset", offset)
        .param("limit", limit)
        .query((row, _) -> refresh(row))
        .list();
  }

  @Override
  public List<RefreshSummary> summaries(int limit, long offset) {
    return database
        .sql(
            """
            select id, cause, asked_by, started_at, ended_at, canceled_by, status, tasks_done, tasks_total,
              case when status is null then tasks end as tasks
            from refresh_run order by id desc offset :offset rows fetch first :limit rows only
            """)
        .param("offset", offset)
        .param("limit", limit)
        .query((row, _) -> summary(row))
        .list();
  }

  /** One of an older version has no numbers of its own; they are those of its tasks. */
  private RefreshSummary summary(ResultSet row) throws SQLException {
    String status = row.getString("status");
    if (status == null) {
      return RefreshSummary.of(refresh(row));
    }
    return new RefreshSummary(
        row.getLong("id"),
        RefreshRun.Trigger.valueOf(row.getString("cause")),
        row.getString("asked_by"),
        Status.valueOf(status),
        Instants.required(row, "started_at"),
        Instants.optional(row, "ended_at"),
        row.getInt("tasks_done"),
        row.getInt("tasks_total"));
  }

  @Override
  public long count() {
    return database.sql("select count(*) from refresh_run").query(Long.class).single();
  }

  @Override
  public List<RefreshRun> unfinished() {
    return database
        .sql(SELECT + "where ended_at is null order by id")
        .query((row, _) -> refresh(row))
        .list();
  }

  private RefreshRun refresh(ResultSet row) throws SQLException {
    return new RefreshRun(
        row.getLong("id"),
        RefreshRun.Trigger.valueOf(row.getString("cause")),
        row.getString("asked_by"),
        Instants.required(row, "started_at"),
        Instants.optional(row, "ended_at"),
        Optional.ofNullable(row.getString("canceled_by")),
        List.of(mapper.readValue(row.getString("tasks"), Task[].class)));
  }
}
