package dev.listkeeper.server.audit;

import dev.listkeeper.server.security.CurrentUser;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes down what is done, in the transaction of the change itself: there is no change without its
 * entry and no entry without its change.
 */
public final class Audit {
  private static final int LONGEST = 1_000_000;
  private static final int LONGEST_NAME = 400;

  private final JdbcClient database;
  private final TransactionOperations transaction;
  private final JsonMapper mapper;
  private final Clock clock;

  public Audit(
      JdbcClient database, TransactionOperations transaction, JsonMapper mapper, Clock clock) {
    this.database = database;
    this.transaction = transaction;
    this.mapper = mapper;
    this.clock = clock;
  }

  /**
   * Records a change of the current user.
   *
   * @throws IllegalStateException outside of a transaction
   */
  public void record(AuditAction action, String object, String name, ValueChange... changes) {
    record(CurrentUser.nameForTheRecord(), action, object, name, Arrays.asList(changes));
  }

  /**
   * Records a change of somebody.
   *
   * @throws IllegalStateException outside of a transaction
   */
  public void record(
      String who, AuditAction action, String object, String name, List<ValueChange> changes) {
    if (!TransactionSynchronizationManager.isActualTransactionActive()) {
      throw new IllegalStateException(action + " is to be recorded outside of its transaction.");
    }
    database
        .sql(
            """
            insert into audit_entry (at, who, token, action, object, object_name, origin, changes)
            values (:at, :who, :token, :action, :object, :name, :origin, :changes)
            """)
        .param("at", clock.instant().atOffset(ZoneOffset.UTC))
        .param("who", who)
        .param("token", CurrentUser.find().map(CurrentUser::token).orElse(null))
        .param("action", action.name())
        .param("object", cut(object))
        .param("name", cut(name))
        .param("origin", Origin.ofThisRequest())
        .param("changes", json(changes))
        .update();
  }

  /** Records what changes nothing, such as a failed sign-in. */
  public void note(
      String who, AuditAction action, String object, String name, ValueChange... changes) {
    transaction.executeWithoutResult(
        _ -> record(who, action, object, name, Arrays.asList(changes)));
  }

  private String json(List<ValueChange> changes) {
    String whole = mapper.writeValueAsString(changes);
    return whole.length() <= LONGEST
        ? whole
        : mapper.writeValueAsString(
            changes.stream().limit(1_000).map(ValueChange::withoutValues).toList());
  }

  private static String cut(String text) {
    return text.substring(0, Math.min(text.length(), LONGEST_NAME));
  }
}
