package dev.listkeeper.query;

/** The engine could not do its work: no memory or disk left, a damaged or missing file. */
public final class EngineException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public EngineException(String message, Throwable cause) {
    super(message, cause);
  }
}
