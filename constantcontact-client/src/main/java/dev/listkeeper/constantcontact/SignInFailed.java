package dev.listkeeper.constantcontact;

/** The sign-in service refused; the sealed kinds are in the {@code auth} package. */
public abstract non-sealed class SignInFailed extends ConstantContactException {

  /**
   * For the {@code auth} package.
   *
   * @param call what was called and what came back
   * @param advice what to do about it
   */
  protected SignInFailed(FailedCall call, String advice) {
    super(call, advice);
  }
}
