package dev.listkeeper.server.store;

import dev.listkeeper.server.audit.Audit;
import dev.listkeeper.server.audit.AuditAction;
import dev.listkeeper.workspace.Cancellations;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** Wishes to end work early, a row each. */
public final class StoredCancellations implements Cancellations {
  private final JdbcClient database;
  private final TransactionOperations transaction;
  private final Audit audit;

  public StoredCancellations(JdbcClient database, TransactionOperations transaction, Audit audit) {
    this.database = database;
    this.transaction = transaction;
    this.audit = audit;
  }

  @Override
  public void ask(String work, String by, Instant at) {
    if (askedBy(work).isPresent()) {
      return;
    }
    try {
      transaction.executeWithoutResult(_ -> {
        database
            .sql("insert into cancellation (work, asked_by, asked_at) values (:work, :by, :at)")
            .param("work", work)
            .param("by", by)
            .param("at", Instants.of(at))
            .update();
        audit.record(by, AuditAction.CANCEL_ASKED, work, "", List.of());
      });
    } catch (DuplicateKeyException e) {
      // Somebody else asked for it at the same moment: it is asked for, which is all that counts.
      return;
    }
  }

  @Override
  public Optional<String> askedBy(String work) {
    return database
        .sql("select asked_by from cancellation where work = :work")
        .param("work", work)
        .query(String.class)
        .optional();
  }
}
