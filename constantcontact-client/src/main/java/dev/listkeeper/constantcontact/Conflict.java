package dev.listkeeper.constantcontact;

/** Something of that name or address exists already, or the same contact was being changed. */
public final class Conflict extends ConstantContactException {

  /**
   * Describes one failed call.
   *
   * @param call what was called and what came back
   */
  public Conflict(FailedCall call) {
    super(call, "Look up what exists already before trying again.");
  }
}
