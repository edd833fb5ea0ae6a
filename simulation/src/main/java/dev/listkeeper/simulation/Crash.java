package dev.listkeeper.simulation;

/** A process is killed: what it had saved stays, what it had in memory is lost. */
final class Crash extends Error {
  private static final long serialVersionUID = 1;

  private final transient Process process;

  Crash(Process process) {
    super("killed", null, false, false);
    this.process = process;
  }

  boolean of(Process asked) {
    return process == asked;
  }
}
