package dev.listkeeper.query;

/**
 * A query that does not fit its tables: an unknown column, a wrong type. A bug of the caller, never
 * of a person's data.
 */
public final class InvalidQueryException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public InvalidQueryException(String message) {
    super(message);
  }
}
