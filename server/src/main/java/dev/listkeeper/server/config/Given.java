package dev.listkeeper.server.config;

import dev.listkeeper.problem.Problem;
import dev.listkeeper.problem.ProblemCode;

/**
 * A setting as somebody wrote it.
 *
 * @param place the file it stands in, in words; empty for the environment
 */
record Given(Setting setting, String value, String place) {

  Problem wrong(String advice) {
    return new Problem(ProblemCode.INVALID_SETTING, this + " can't be used: " + advice);
  }

  @Override
  public String toString() {
    return setting.variable() + (setting.mayHoldASecret() ? "" : "=" + value) + place;
  }
}
