package dev.listkeeper.simulation;

/** A process is killed: what it had saved stays, what it had in memory is lost. */
final class Crash extends Error {
  private static final long serialVersionUID = 1;

  private final transient ServerProcess process;

  Crash(ServerProcess process) {
    super("killed", null, false, false);
    this.process = process;
  }

  boolean of(ServerProcess asked) {
    return process == asked;
  }
}
