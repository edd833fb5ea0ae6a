package dev.listkeeper.constantcontact;

/**
 * No answer came, and nothing can have changed: either no connection could be made, or a read was
 * cut off. Thrown after several attempts with growing pauses.
 */
public final class Unreachable extends ConstantContactException {

  /**
   * Describes one call without an answer.
   *
   * @param call what was called
   * @param cause what broke
   */
  public Unreachable(FailedCall call, Throwable cause) {
    super(call, "Check the network, the proxy and the address, then try again.", cause);
  }
}
