package dev.listkeeper.constantcontact;

/**
 * The service answered with a 5xx status. Reads have been repeated with growing pauses before this
 * is thrown; writes have not, and {@link #mayHaveTakenEffect()} is true for them.
 */
public final class ServiceUnavailable extends ConstantContactException {

  /**
   * Describes one failed call.
   *
   * @param call what was called and what came back
   */
  public ServiceUnavailable(FailedCall call) {
    super(
        call,
        call.mayHaveTakenEffect()
            ? "Look up whether it took effect before sending it again."
            : "Try again later; https://status.constantcontact.com shows known outages.");
  }
}
