package dev.listkeeper.workspace;

import dev.listkeeper.problem.Problem;
import dev.listkeeper.problem.ProblemCode;

/**
 * Something a person defines: a source, a segment, an export. The key never changes; the display
 * name may.
 */
public interface Definition {
  /** The longest display name, in characters. */
  int LONGEST_NAME = 200;

  Key key();

  String displayName();

  /**
   * Refuses a display name nobody could read on a screen.
   *
   * @param what whose name it is, such as: A segment
   * @throws Problem INVALID_REQUEST when it is blank or too long
   */
  static void requireName(String what, String displayName) {
    if (displayName.isBlank()) {
      throw new Problem(ProblemCode.INVALID_REQUEST, what + " needs a display name.");
    }
    if (displayName.length() > LONGEST_NAME) {
      throw new Problem(
          ProblemCode.INVALID_REQUEST,
          what
              + "'s display name can have at most "
              + LONGEST_NAME
              + " characters; this one has "
              + displayName.length()
              + ".");
    }
  }
}
