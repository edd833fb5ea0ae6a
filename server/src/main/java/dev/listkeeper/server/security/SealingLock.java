package dev.listkeeper.server.security;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Held while something is sealed and stored, and while the key is renewed: otherwise a secret could
 * be stored with a key that is just being dropped. Over all processes, by a row in the database.
 */
public final class SealingLock {
  private final JdbcClient database;
  private final TransactionOperations transaction;
  private final SecretBox box;

  public SealingLock(JdbcClient database, TransactionOperations transaction, SecretBox box) {
    this.database = database;
    this.transaction = transaction;
    this.box = box;
  }

  /** Does it in one transaction, with the keys that are in the file now. */
  public void hold(Runnable sealing) {
    transaction.executeWithoutResult(status -> {
      database
          .sql("select id from sealing_lock where id = 1 for update")
          .query(Integer.class)
          .single();
      box.readKeys();
      sealing.run();
    });
  }
}
