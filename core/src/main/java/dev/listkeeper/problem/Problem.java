package dev.listkeeper.problem;

import org.jspecify.annotations.Nullable;

/**
 * A failure a person can be told about: its message is one clear sentence or two that say what,
 * where and what to do.
 */
public final class Problem extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ProblemCode code;

  public Problem(ProblemCode code, String message) {
    this(code, message, null);
  }

  public Problem(ProblemCode code, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.code = code;
  }

  public ProblemCode code() {
    return code;
  }

  /** The sentence for a person. */
  public String sentence() {
    return java.util.Objects.requireNonNull(getMessage());
  }
}
