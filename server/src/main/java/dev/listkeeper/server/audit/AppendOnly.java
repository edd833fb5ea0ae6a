package dev.listkeeper.server.audit;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.h2.api.Trigger;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcUtils;
import org.springframework.jdbc.support.MetaDataAccessException;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Lets the database itself refuse to change or remove what was recorded: by a trigger, which is SQL
 * in PostgreSQL and this class in H2.
 */
public final class AppendOnly implements Trigger {
  private static final String FUNCTION =
      """
      create or replace function audit_entry_is_kept() returns trigger language plpgsql as
      $$ begin raise exception 'What was recorded stays as it is.'; end $$
      """;
  private static final String TRIGGER =
      """
      create or replace trigger audit_entry_is_kept
      before update or delete or truncate on audit_entry
      for each statement execute function audit_entry_is_kept()
      """;
  private static final String TRIGGER_OF_H2 =
      """
      create trigger if not exists audit_entry_is_kept
      before update, delete on audit_entry
      for each row call 'dev.listkeeper.server.audit.AppendOnly'
      """;

  /** Makes the trigger, unless it is there. */
  public static void enforce(DataSource source, TransactionOperations transaction) {
    JdbcClient database = JdbcClient.create(source);
    if (!product(source).equals("PostgreSQL")) {
      database.sql(TRIGGER_OF_H2).update();
      return;
    }
    transaction.executeWithoutResult(_ -> {
      // Of several processes that start at once, one at a time.
      database.sql("select cast(pg_advisory_xact_lock(4041) as text)").query().listOfRows();
      database.sql(FUNCTION).update();
      database.sql(TRIGGER).update();
    });
  }

  private static String product(DataSource source) {
    try {
      return String.valueOf(
          JdbcUtils.extractDatabaseMetaData(source, DatabaseMetaData::getDatabaseProductName));
    } catch (MetaDataAccessException e) {
      throw new IllegalStateException("The database does not say what it is.", e);
    }
  }

  @Override
  public void fire(Connection connection, Object[] before, Object[] after) throws SQLException {
    throw new SQLException("What was recorded stays as it is.");
  }
}
