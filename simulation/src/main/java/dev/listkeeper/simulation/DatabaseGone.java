package dev.listkeeper.simulation;

/** What is stored can't be reached for now; nothing was written. */
final class DatabaseGone extends RuntimeException {
  private static final long serialVersionUID = 1;

  DatabaseGone() {
    super("The database is gone.");
  }
}
