package dev.listkeeper.server.log;

/**
 * The server could not start: logged with every message, because nothing of people has been read
 * yet and an operator needs to know what is wrong.
 */
public final class StartFailure extends RuntimeException {
  private static final long serialVersionUID = 1;

  public StartFailure(Throwable cause) {
    super(cause);
  }
}
