package dev.listkeeper.constantcontact;

/**
 * The answer is not what the API promises: a web page, broken JSON, a missing member, a link to
 * somewhere else. A write may have taken effect, see {@link #mayHaveTakenEffect()}.
 */
public final class UnexpectedAnswer extends ConstantContactException {

  /**
   * Describes one answer that could not be used.
   *
   * @param call what was called and what came back
   * @param problem what is wrong with the answer, as a sentence without personal data
   */
  public UnexpectedAnswer(FailedCall call, String problem) {
    super(
        call,
        problem
            + " Check that the configured address is Constant Contact's and no proxy answers"
            + " instead.");
  }
}
