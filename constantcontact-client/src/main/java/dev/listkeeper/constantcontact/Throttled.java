package dev.listkeeper.constantcontact;

/** More calls per second than granted, still so after several waits; nothing was executed. */
public final class Throttled extends ConstantContactException {

  /**
   * Describes one failed call.
   *
   * @param call what was called and what came back
   */
  public Throttled(FailedCall call) {
    super(
        call, "Wait a few seconds, and make sure that nothing else uses the same API key heavily.");
  }
}
