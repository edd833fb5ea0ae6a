package dev.listkeeper.engine.duckdb;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Method;
import java.sql.SQLException;
import org.duckdb.DuckDBChunkedResult;

/**
 * Asks a result whether it ended by an error. DuckDB's driver ends chunks silently when a query
 * fails in the middle, so that rows would be lost without a word; the question exists in the driver
 * but is not public. Its rows-wise ResultSet does report errors, at a third of the speed.
 */
final class DriverErrors {
  private static final MethodHandle CHECK = find();

  private DriverErrors() {}

  private static MethodHandle find() {
    try {
      Method check = DuckDBChunkedResult.class.getDeclaredMethod("checkError");
      check.setAccessible(true);
      return MethodHandles.lookup().unreflect(check);
    } catch (ReflectiveOperationException changed) {
      throw new LinkageError("This DuckDB driver can't tell whether a result is complete", changed);
    }
  }

  /** Throws the error that ended the result, if one did. */
  static void check(DuckDBChunkedResult result) throws SQLException {
    try {
      CHECK.invokeExact(result);
    } catch (SQLException | RuntimeException | Error failure) {
      throw failure;
    } catch (Throwable impossible) {
      throw new AssertionError("No other exception is declared", impossible);
    }
  }
}
