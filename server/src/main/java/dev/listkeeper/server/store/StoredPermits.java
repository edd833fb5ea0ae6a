package dev.listkeeper.server.store;

import dev.listkeeper.export.ListId;
import dev.listkeeper.export.plan.Permits;
import dev.listkeeper.server.audit.Audit;
import dev.listkeeper.server.audit.AuditAction;
import dev.listkeeper.workspace.Key;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** What people allow the next run of an export, a row each; the audit says who allowed what. */
public final class StoredPermits implements Permits {
  private final JdbcClient database;
  private final TransactionOperations transaction;
  private final Fence fence;
  private final Audit audit;
  private final InstantSource clock;

  public StoredPermits(
      JdbcClient database,
      TransactionOperations transaction,
      Fence fence,
      Audit audit,
      InstantSource clock) {
    this.database = database;
    this.transaction = transaction;
    this.fence = fence;
    this.audit = audit;
    this.clock = clock;
  }

  @Override
  public void lift(Key export, ListId list, String customerId, String by) {
    transaction.executeWithoutResult(_ -> {
      add(export, list, customerId, by);
      audit.record(
          by,
          AuditAction.HOLD_BACK_LIFTED,
          "exports/" + export + "/hold-backs/" + customerId,
          "",
          List.of());
    });
  }

  @Override
  public void adopt(Key export, ListId list, String by) {
    transaction.executeWithoutResult(_ -> {
      add(export, list, null, by);
      audit.record(by, AuditAction.LIST_ADOPTED, "exports/" + export, "", List.of());
    });
  }

  private void add(Key export, ListId list, @Nullable String customerId, String by) {
    database
        .sql(
            """
            insert into export_permit (export_key, list_id, customer_id, allowed_by, allowed_at)
            values (:export, :list, :customer, :by, :at)
            """)
        .param("export", export.value())
        .param("list", list.value())
        .param("customer", customerId)
        .param("by", by)
        .param("at", Instants.of(clock.instant()))
        .update();
  }

  @Override
  public Open claim(Key export, ListId list, long run) {
    return Objects.requireNonNull(
        transaction.execute(_ -> {
          fence.check();
          database
              .sql(
                  """
                  update export_permit set run_id = :run
                  where export_key = :export and list_id = :list and used_at is null
                  """)
              .param("export", export.value())
              .param("list", list.value())
              .param("run", run)
              .update();
          return claimed(run);
        }));
  }

  @Override
  public Open claimed(long run) {
    return open(
        database
            .sql("select customer_id from export_permit where run_id = :run")
            .param("run", run));
  }

  @Override
  public Open open(Key export, ListId list) {
    return open(
        database
            .sql(
                """
                select customer_id from export_permit
                where export_key = :export and list_id = :list and used_at is null
                """)
            .param("export", export.value())
            .param("list", list.value()));
  }

  private static Open open(JdbcClient.StatementSpec permits) {
    Set<String> lifted = new HashSet<>();
    boolean[] adopts = {false};
    permits.query(row -> {
      String customer = row.getString("customer_id");
      if (customer == null) {
        adopts[0] = true;
      } else {
        lifted.add(customer);
      }
    });
    return new Open(lifted, adopts[0]);
  }

  @Override
  public void use(long run, Set<String> lifted) {
    transaction.executeWithoutResult(_ -> {
      fence.check();
      use(run, "customer_id is null", Set.of());
      if (!lifted.isEmpty()) {
        use(run, "customer_id in (:lifted)", lifted);
      }
    });
  }

  private void use(long run, String which, Set<String> lifted) {
    database
        .sql(
            "update export_permit set used_at = :at"
                + " where run_id = :run and used_at is null and "
                + which)
        .param("at", Instants.of(clock.instant()))
        .param("run", run)
        .param("lifted", lifted)
        .update();
  }
}
