package dev.listkeeper.export.constantcontact;

import dev.listkeeper.constantcontact.limit.Sleeper;
import dev.listkeeper.problem.Problem;
import dev.listkeeper.problem.ProblemCode;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** Looks at something again and again until it is there. */
final class Waiting {
  private final Sleeper sleeper;

  Waiting(Sleeper sleeper) {
    this.sleeper = sleeper;
  }

  /**
   * Asks until there is an answer, waiting between questions.
   *
   * @param what it waits for, in words for a person
   */
  <T> T until(Polling polling, String what, Supplier<Optional<T>> question) {
    Optional<T> answer = question.get();
    while (answer.isEmpty()) {
      if (polling.isOver()) {
        throw new Problem(
            ProblemCode.SERVICE_FAILED,
            "Constant Contact did not finish "
                + what
                + " within "
                + Polling.PATIENCE.toHours()
                + " hours; run the export again.");
      }
      pause(polling.next());
      answer = question.get();
    }
    return answer.get();
  }

  void pause(Duration wait) {
    try {
      sleeper.sleep(wait);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Problem(
          ProblemCode.SERVICE_UNREACHABLE,
          "The run was stopped while it waited; it goes on at the next start.",
          e);
    }
  }
}
