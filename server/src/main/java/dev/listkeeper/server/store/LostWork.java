package dev.listkeeper.server.store;

import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;

/** Tells failures after which nothing more can be written about a piece of work. */
public final class LostWork {
  private LostWork() {}

  /** Whether the database is gone, or the work belongs to another process by now. */
  public static boolean is(RuntimeException failure) {
    return switch (failure) {
      case Fence.LostException _,
          DataAccessResourceFailureException _,
          TransientDataAccessException _,
          RecoverableDataAccessException _,
          CannotCreateTransactionException _,
          TransactionSystemException _ ->
          true;
      default -> false;
    };
  }
}
