package dev.listkeeper.query;

/** The engine could not do its work: no memory or disk left, a damaged or missing file. */
public sealed class EngineException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public EngineException(String message, Throwable cause) {
    super(message, cause);
  }

  /** The disk that the engine writes to is full; what it was writing is gone again. */
  public static final class NoRoom extends EngineException {
    private static final long serialVersionUID = 1L;

    public NoRoom(Throwable cause) {
      super("There is no room left on the disk.", cause);
    }
  }
}
