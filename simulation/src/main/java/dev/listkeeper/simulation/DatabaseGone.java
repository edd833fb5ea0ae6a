package dev.listkeeper.simulation;

/** The database can't be reached; nothing was written. */
final class DatabaseGone extends RuntimeException {
  private static final long serialVersionUID = 1;

  DatabaseGone() {
    super("The database is gone.");
  }
}
