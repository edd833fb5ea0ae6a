package dev.listkeeper.server.store;

import dev.listkeeper.export.ListId;
import dev.listkeeper.export.run.Approval;
import dev.listkeeper.export.run.Batch;
import dev.listkeeper.export.run.ExportRun;
import dev.listkeeper.export.run.ExportRuns;
import dev.listkeeper.export.run.Extent;
import dev.listkeeper.export.run.Forecast;
import dev.listkeeper.export.run.RunCounts;
import dev.listkeeper.export.run.RunState;
import dev.listkeeper.export.run.Trigger;
import dev.listkeeper.problem.ProblemCode;
import dev.listkeeper.server.audit.Audit;
import dev.listkeeper.server.audit.AuditAction;
import dev.listkeeper.server.audit.ValueChange;
import dev.listkeeper.snapshot.Catalog;
import dev.listkeeper.workspace.Key;
import dev.listkeeper.workspace.Status;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import tools.jackson.databind.json.JsonMapper;

/**
 * Runs and their batches, a row each. Two unique columns see to it that one run at most waits for
 * an export and one works on a list.
 */
public final class StoredRuns implements ExportRuns {
  private static final String SELECT =
      """
      select id, export_key, number, cause, asked_by, state, status, list_id, queued_at, started_at, pulled_at, ended_at,
             calls, imports, counts, problem, sentence, extent, resumes_at, forecast, approval
      from export_run
      """;

  private static final int ATTEMPTS = 5;

  private final JdbcClient database;
  private final JsonMapper mapper;
  private final TransactionOperations transaction;
  private final Catalog catalog;
  private final Fence fence;
  private final Audit audit;

  public StoredRuns(
      JdbcClient database,
      JsonMapper mapper,
      TransactionOperations transaction,
      Catalog catalog,
      Fence fence,
      Audit audit) {
    this.database = database;
    this.mapper = mapper;
    this.transaction = transaction;
    this.catalog = catalog;
    this.fence = fence;
    this.audit = audit;
  }

  @Override
  public ExportRun add(Key export, ExportRun.Request request) {
    for (int attempt = 1; ; attempt++) {
      try {
        return Objects.requireNonNull(
            transaction.execute(_ ->
                waiting(export, request.extent())
                    .map(waiting -> widened(waiting, request))
                    .orElseGet(() -> added(export, request))));
      } catch (DuplicateKeyException addedMeanwhile) {
        // By another process; it waits now. A transaction around this one has to be begun anew.
        if (attempt == ATTEMPTS || TransactionSynchronizationManager.isActualTransactionActive()) {
          throw addedMeanwhile;
        }
      }
    }
  }

  private ExportRun added(Key export, ExportRun.Request request) {
    ExportRun run = insert(export, request);
    note(run, request);
    return run;
  }

  private ExportRun widened(ExportRun waiting, ExportRun.Request request) {
    ExportRun wide = waiting.widened(request.extent());
    if (wide.extent() != waiting.extent()) {
      database
          .sql("update export_run set extent = :extent where id = :id")
          .param("extent", wide.extent().name())
          .param("id", waiting.id())
          .update();
      note(wide, request);
    }
    return wide;
  }

  private void note(ExportRun run, ExportRun.Request request) {
    if (request.trigger() == Trigger.ON_DEMAND) {
      String object = "exports/" + run.export() + "/runs/" + run.number();
      audit.record(
          request.by(),
          AuditAction.RUN_STARTED,
          object,
          "",
          run.extent() == Extent.CHANGES
              ? List.of()
              : List.of(ValueChange.of("extent", null, run.extent())));
    }
  }

  /** A plan does not stand in the way of a run, nor a run of a plan. */
  private static String place(Key export, Extent extent) {
    return extent.sends() ? export.value() : export + " plan";
  }

  private Optional<ExportRun> waiting(Key export, Extent extent) {
    return database
        .sql(SELECT + "where waits_for = :place for update")
        .param("place", place(export, extent))
        .query((row, _) -> run(row))
        .optional();
  }

  private ExportRun insert(Key export, ExportRun.Request request) {
    int number =
        database
            .sql("select coalesce(max(number), 0) + 1 from export_run where export_key = :export")
            .param("export", export.value())
            .query(Integer.class)
            .single();
    ExportRun run = ExportRun.queued(0, export, number, request);
    GeneratedKeyHolder id = new GeneratedKeyHolder();
    bind(
            database.sql(
                """
                insert into export_run
                  (export_key, number, cause, asked_by, state, status, list_id, queued_at, started_at, pulled_at, ended_at,
                   calls, imports, counts, problem, sentence, extent, resumes_at, forecast, approval, waits_for, works_on)
                values (:export, :number, :cause, :by, :state, :status, :list, :queued, :started, :pulled, :ended,
                        :calls, :imports, :counts, :problem, :sentence, :extent, :resumes, :forecast, :approval, :waitsFor, :worksOn)
                """),
            run)
        .update(id, "id");
    return ExportRun.queued(
        Objects.requireNonNull(id.getKey()).longValue(), export, number, request);
  }

  private StatementSpec bind(StatementSpec statement, ExportRun run) {
    return statement
        .param("export", run.export().value())
        .param("number", run.number())
        .param("cause", run.trigger().name())
        .param("by", run.by())
        .param("state", run.state().name())
        .param("status", run.status().name())
        .param("list", run.list().map(ListId::value).orElse(null))
        .param("queued", Instants.of(run.queuedAt()))
        .param("started", Instants.of(run.startedAt()))
        .param("pulled", Instants.of(run.pulledAt()))
        .param("ended", Instants.of(run.endedAt()))
        .param("calls", run.calls())
        .param("imports", run.imports())
        .param("counts", mapper.writeValueAsString(run.counts()))
        .param("problem", run.failure().map(failure -> failure.code().name()).orElse(null))
        .param("sentence", run.failure().map(ExportRun.Failure::sentence).orElse(null))
        .param("extent", run.extent().name())
        .param("resumes", Instants.of(run.resumesAt()))
        .param("forecast", run.forecast().map(mapper::writeValueAsString).orElse(null))
        .param("approval", run.approval().map(mapper::writeValueAsString).orElse(null))
        .param(
            "waitsFor", run.state() == RunState.QUEUED ? place(run.export(), run.extent()) : null)
        .param("worksOn", run.holdsItsList() ? run.list().map(ListId::value).orElse(null) : null);
  }

  @Override
  public void save(ExportRun run) {
    transaction.executeWithoutResult(_ -> update(run));
  }

  @Override
  public boolean begin(ExportRun run) {
    try {
      return Boolean.TRUE.equals(
          transaction.execute(_ -> {
            boolean asRead =
                stored(run)
                    .filter(now -> now.extent() == run.extent())
                    .filter(now -> !now.holdsItsList() && now.state() != RunState.DONE)
                    .isPresent();
            if (asRead) {
              update(run);
            }
            return asRead;
          }));
    } catch (DuplicateKeyException e) {
      return false;
    }
  }

  @Override
  public boolean approve(ExportRun run, String by) {
    return Boolean.TRUE.equals(
        transaction.execute(_ -> {
          boolean waits = stillWaits(run);
          if (waits) {
            update(run);
            audit.record(
                by,
                AuditAction.RUN_APPROVED,
                "exports/" + run.export() + "/runs/" + run.number(),
                "",
                List.of());
          }
          return waits;
        }));
  }

  private boolean stillWaits(ExportRun run) {
    return stored(run)
        .filter(now -> now.state() == RunState.NEEDS_APPROVAL && !now.isApproved())
        .isPresent();
  }

  private Optional<ExportRun> stored(ExportRun run) {
    return database
        .sql(SELECT + "where id = :id for update")
        .param("id", run.id())
        .query((row, _) -> run(row))
        .optional();
  }

  private void update(ExportRun run) {
    fence.check();
    bind(
            database.sql(
                """
                update export_run
                set export_key = :export, number = :number, cause = :cause, asked_by = :by, state = :state, status = :status,
                    list_id = :list, queued_at = :queued, started_at = :started, pulled_at = :pulled, ended_at = :ended,
                    calls = :calls, imports = :imports, counts = :counts, problem = :problem, sentence = :sentence,
                    extent = :extent, resumes_at = :resumes, forecast = :forecast, approval = :approval,
                    waits_for = :waitsFor, works_on = :worksOn
                where id = :id
                """),
            run)
        .param("id", run.id())
        .update();
  }

  @Override
  public void end(ExportRun run, List<Commit> commits) {
    Instant at = run.endedAt().orElseThrow();
    transaction.executeWithoutResult(status -> {
      commits.forEach(
          commit -> catalog.commit(commit.dataset(), commit.snapshot(), at, commit.origin()));
      update(run);
    });
  }

  @Override
  public Optional<ExportRun> find(Key export, int number) {
    return database
        .sql(SELECT + "where export_key = :export and number = :number")
        .param("export", export.value())
        .param("number", number)
        .query((row, n) -> run(row))
        .optional();
  }

  @Override
  public List<ExportRun> latest(Key export, int limit, long offset) {
    return database
        .sql(
            SELECT
                + "where export_key = :export order by number desc"
                + " offset :offset rows fetch next :limit rows only")
        .param("export", export.value())
        .param("offset", offset)
        .param("limit", limit)
        .query((row, n) -> run(row))
        .list();
  }

  @Override
  public List<ExportRun> latest(int limit) {
    return database
        .sql(SELECT + "order by id desc fetch first :limit rows only")
        .param("limit", limit)
        .query((row, n) -> run(row))
        .list();
  }

  @Override
  public List<ExportRun> latestOfEach() {
    return database
        .sql(
            SELECT
                + """
                where id in (select max(id) from export_run where extent not in (:plans) group by export_key)
                """)
        .param("plans", Stream.of(Extent.values()).filter(e -> !e.sends()).map(Enum::name).toList())
        .query((row, n) -> run(row))
        .list();
  }

  @Override
  public long count(Key export) {
    return database
        .sql("select count(*) from export_run where export_key = :export")
        .param("export", export.value())
        .query(Long.class)
        .single();
  }

  @Override
  public List<ExportRun> unfinished() {
    return database
        .sql(SELECT + "where state <> :done order by id")
        .param("done", RunState.DONE.name())
        .query((row, n) -> run(row))
        .list();
  }

  @Override
  public List<ExportRun> endedBefore(Instant time) {
    return database
        .sql(
            SELECT
                + """
                where ended_at < :time
                  and number < (select max(later.number) from export_run later where later.export_key = export_run.export_key)
                order by id
                """)
        .param("time", Instants.of(time))
        .query((row, n) -> run(row))
        .list();
  }

  @Override
  public void forget(ExportRun run) {
    database.sql("delete from export_run where id = :id").param("id", run.id()).update();
  }

  private ExportRun run(ResultSet row) throws SQLException {
    String problem = row.getString("problem");
    String list = row.getString("list_id");
    return new ExportRun(
        row.getLong("id"),
        new Key(row.getString("export_key")),
        row.getInt("number"),
        new ExportRun.Request(
            Trigger.valueOf(row.getString("cause")),
            row.getString("asked_by"),
            Extent.valueOf(row.getString("extent")),
            Instants.required(row, "queued_at")),
        RunState.valueOf(row.getString("state")),
        Status.valueOf(row.getString("status")),
        Optional.ofNullable(list).map(ListId::new),
        new ExportRun.Moments(
            Instants.optional(row, "started_at"),
            Instants.optional(row, "pulled_at"),
            Instants.optional(row, "ended_at"),
            Instants.optional(row, "resumes_at")),
        row.getLong("calls"),
        row.getInt("imports"),
        mapper.readValue(row.getString("counts"), RunCounts.class),
        json(row, "forecast", Forecast.class),
        json(row, "approval", Approval.class),
        problem == null
            ? Optional.empty()
            : Optional.of(
                new ExportRun.Failure(ProblemCode.valueOf(problem), row.getString("sentence"))));
  }

  private <T> Optional<T> json(ResultSet row, String column, Class<T> type) throws SQLException {
    return Optional.ofNullable(row.getString(column)).map(text -> mapper.readValue(text, type));
  }

  @Override
  public void save(Batch batch) {
    transaction.executeWithoutResult(_ -> {
      fence.check();
      if (write(batch, UPDATE_BATCH) == 0) {
        write(batch, INSERT_BATCH);
      }
    });
  }

  private static final String UPDATE_BATCH =
      """
      update export_batch
      set kind = :kind, from_position = :from, to_position = :to, bytes = :bytes, file_name = :file, state = :state,
          activity_id = :activity, counters = :counters
      where run_id = :run and number = :number
      """;

  private static final String INSERT_BATCH =
      """
      insert into export_batch
        (run_id, number, kind, from_position, to_position, bytes, file_name, state, activity_id, counters)
      values (:run, :number, :kind, :from, :to, :bytes, :file, :state, :activity, :counters)
      """;

  private int write(Batch batch, String sql) {
    return database
        .sql(sql)
        .param("run", batch.run())
        .param("number", batch.number())
        .param("kind", batch.kind().name())
        .param("from", batch.from())
        .param("to", batch.to())
        .param("bytes", batch.bytes())
        .param("file", batch.fileName())
        .param("state", batch.state().name())
        .param("activity", batch.activity().orElse(null))
        .param("counters", mapper.writeValueAsString(batch.counters()))
        .update();
  }

  @Override
  public void withdraw(Batch batch) {
    transaction.executeWithoutResult(_ -> {
      fence.check();
      database
          .sql(
              "delete from export_batch"
                  + " where run_id = :run and number = :number and state = :prepared")
          .param("run", batch.run())
          .param("number", batch.number())
          .param("prepared", Batch.State.PREPARED.name())
          .update();
    });
  }

  @Override
  public List<Batch> batches(long run) {
    return database
        .sql("select * from export_batch where run_id = :run order by number")
        .param("run", run)
        .query((row, n) -> batch(row))
        .list();
  }

  private Batch batch(ResultSet row) throws SQLException {
    return new Batch(
        row.getLong("run_id"),
        row.getInt("number"),
        Batch.Kind.valueOf(row.getString("kind")),
        row.getLong("from_position"),
        row.getLong("to_position"),
        row.getLong("bytes"),
        row.getString("file_name"),
        Batch.State.valueOf(row.getString("state")),
        Optional.ofNullable(row.getString("activity_id")),
        mapper.readValue(row.getString("counters"), Batch.Counters.class));
  }
}
